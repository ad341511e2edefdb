-- Grain: one period, without gaps, from the first order to the as-of date. How much was sold in
-- each, and how much in the same period a year before? Orders without a known customer count as
-- long as the audience is everyone.
with
  history as (
    select
      min(day) as first_day,
      (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_everyone,
    from mart.orders
    where state = 'valid'
  ),
  calendar as (
    select
      day,
      case getvariable('period')
        when 'week' then date_trunc('week', day + sunday) - sunday
        when 'quarter' then date_trunc('quarter', day - to_months(shift)) + to_months(shift)
        else date_trunc('month', day)
      end::date as period,
    from (
      select
        unnest(generate_series(first_day, getvariable('as_of'), interval 1 day))::date as day,
        (getvariable('week_starts') = 'sunday')::integer as sunday,
        (getvariable('fiscal_year_starts') - 1) % 3 as shift,
      from history
    )
  ),
  daily as (
    select
      day,
      sum(revenue) as revenue,
      count(*) filter (where is_order) as orders,
    from mart.orders
    where
      state = 'valid'
      and (
        customer_key in (select customer_key from mart.audience)
        or (customer_key is null and (select is_everyone from history))
      )
    group by day
  ),
  buyers as (
    select
      calendar.period,
      count(*) as customers,
    from mart.order_days as order_days
    semi join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    where order_days.previous_day is null or order_days.previous_day < calendar.period
    group by calendar.period
  ),
  periods as (
    select
      calendar.period,
      (
        calendar.period + case getvariable('period')
          when 'week' then interval 7 day
          when 'quarter' then interval 3 month
          else interval 1 month
        end
      )::date as next_period,
      coalesce(sum(daily.revenue), 0) as revenue,
      coalesce(sum(daily.orders), 0) as orders,
    from calendar
    left join daily on calendar.day = daily.day
    group by calendar.period
  ),
  -- New Year's Day of the lunar calendar, 2001 to 2040.
  festivals as (
    select
      day,
      (day - lag(day) over (order by day))::integer as shift,
    from (
      select
        unnest([
          '2001-01-24', '2002-02-12', '2003-02-01', '2004-01-22', '2005-02-09', '2006-01-29',
          '2007-02-18', '2008-02-07', '2009-01-26', '2010-02-14', '2011-02-03', '2012-01-23',
          '2013-02-10', '2014-01-31', '2015-02-19', '2016-02-08', '2017-01-28', '2018-02-16',
          '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10',
          '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03',
          '2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08', '2036-01-28',
          '2037-02-15', '2038-02-04', '2039-01-24', '2040-02-12'
        ])::date as day,
    )
  ),
  -- The same days counted from the festival, for periods from three weeks before to two after it.
  lunar as (
    select
      periods.period,
      sum(daily.revenue) as revenue,
    from periods
    join festivals
      on
        periods.period <= festivals.day + 14
        and periods.next_period > festivals.day - 21
        and year(periods.next_period - 1) = year(festivals.day)
    left join daily
      on
        daily.day >= periods.period - festivals.shift
        and daily.day < periods.next_period - festivals.shift
    where periods.period - festivals.shift >= (select first_day from history)
    group by periods.period
  )
select
  periods.period::timestamp as period,
  periods.revenue::double as revenue,
  periods.orders::double as orders,
  coalesce(buyers.customers, 0)::double as customers,
  year_ago.revenue::double as revenue_year_ago,
  coalesce(lunar.revenue, case when lunar.period is not null then 0 end)::double
    as revenue_lunar_year_ago,
  periods.next_period - 1 <= getvariable('as_of') as is_finished,
from periods
left join buyers on periods.period = buyers.period
left join periods as year_ago
  on
    year_ago.period = case getvariable('period')
      when 'week' then periods.period - 364
      else (periods.period - interval 1 year)::date
    end
    -- A period that the history began in is not compared, but for its first week.
    and year_ago.period + 7 > (select first_day from history)
left join lunar on periods.period = lunar.period
order by periods.period;
