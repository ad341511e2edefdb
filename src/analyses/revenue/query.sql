-- Grain: one period, without gaps, from the first order to the as-of date. How much was sold in
-- each, and how much in the same period a year before? Orders without a known customer count as
-- long as the audience is everyone.
with
  history as (
    select min(day) as first_day,
    from mart.orders
    where state = 'valid'
  ),
  calendar as not materialized (
    select *,
    from mart.calendar
    where unit = getvariable('period')
  ),
  daily as (
    select
      day,
      sum(revenue) as revenue,
      count(*) filter (where is_order) as orders,
    from mart.audience_orders
    where state = 'valid'
    group by day
  ),
  -- Of a customer's order days in one period, the first counts.
  buyers as (
    select
      calendar.number,
      count(*) filter (where coalesce(order_days.previous_day < calendar.period, true))
        as customers,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    group by calendar.number
  ),
  periods as (
    select
      calendar.number,
      calendar.period,
      calendar.next_period,
      calendar.is_finished,
      coalesce(sum(daily.revenue), 0) as revenue,
      coalesce(sum(daily.orders), 0) as orders,
    from calendar
    left join daily on calendar.day = daily.day
    where calendar.day >= (select first_day from history)
    group by calendar.number, calendar.period, calendar.next_period, calendar.is_finished
  ),
  -- The same days counted from the festival, for periods from three weeks before to two after it.
  lunar as (
    select
      periods.number,
      coalesce(sum(daily.revenue), 0) as revenue,
    from periods
    join mart.festivals as festivals
      on
        periods.period <= festivals.day + 14
        and periods.next_period > festivals.day - 21
        and year(periods.next_period - 1) = year(festivals.day)
    left join daily
      on
        daily.day >= periods.period - festivals.shift
        and daily.day < periods.next_period - festivals.shift
    where periods.period - festivals.shift >= (select first_day from history)
    group by periods.number
  )
select
  periods.period::timestamp as period,
  periods.revenue::double as revenue,
  periods.orders::double as orders,
  coalesce(buyers.customers, 0)::double as customers,
  year_ago.revenue::double as revenue_year_ago,
  lunar.revenue::double as revenue_lunar_year_ago,
  periods.is_finished,
from periods
left join buyers on periods.number = buyers.number
left join periods as year_ago
  on
    periods.number - year_ago.number = case getvariable('period')
      when 'week' then 52
      when 'month' then 12
      else 4
    end
    -- A period that the history began in is not compared, but for its first week.
    and year_ago.period + 7 > (select first_day from history)
left join lunar on periods.number = lunar.number
order by periods.period;
