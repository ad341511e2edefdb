-- Grain: one calendar period. Which customers came for the first time, stayed, came back or lapsed?
-- active(t) = active(t − 1) − dormant(t) + new(t) + resurrecting(t), over the full history.
with
  bounds as (
    select min(customers.first_day) as first_day,
    from mart.customers as customers
    join mart.audience using (customer_key)
  ),
  days as (
    select
      first_day + unnest(range(0, getvariable('as_of') - first_day + 1))::integer as day,
      (getvariable('week_starts') = 'sunday')::integer as sunday,
      (getvariable('fiscal_year_starts') - 1) % 3 as shift,
    from bounds
  ),
  truncated as (
    select
      day,
      case getvariable('period')
        when 'week' then date_trunc('week', day + sunday) - sunday
        when 'quarter' then date_trunc('quarter', day - to_months(shift)) + to_months(shift)
        else date_trunc('month', day)
      end::date as period,
    from days
  ),
  periods as (
    select
      row_number() over (order by period)::integer as number,
      period,
      lag(period) over (order by period) as period_before,
      lead(period, 2) over (order by period) as period_after_next,
      (
        period + case getvariable('period')
          when 'week' then interval 7 day
          when 'quarter' then interval 3 month
          else interval 1 month
        end
      )::date as next_period,
    from truncated
    group by period
  ),
  calendar as materialized (
    select
      truncated.day,
      periods.*,
    from truncated
    join periods using (period)
  ),
  -- Of a customer's order days in one period, the first says where it came from, and the last
  -- whether it is missing in the next.
  counted as (
    select
      calendar.number,
      count(*) filter (where order_days.previous_day is null) as new,
      count(*) filter (
        where
          order_days.previous_day < calendar.period
          and order_days.previous_day >= calendar.period_before
      ) as returning,
      count(*) filter (where order_days.previous_day < calendar.period_before) as resurrecting,
      count(*) filter (
        where
          order_days.next_day is null
          or order_days.next_day >= calendar.period_after_next
      ) as missing_next,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    group by calendar.number
  ),
  history as (
    select (min(first_day) + interval 1 year)::date as first_year_ends,
    from mart.customers
  )
select
  periods.period::timestamp as period,
  coalesce(counted.new, 0)::double as new,
  coalesce(counted.returning, 0)::double as returning,
  coalesce(counted.resurrecting, 0)::double as resurrecting,
  coalesce(before.missing_next, 0)::double as dormant,
  coalesce(counted.new + counted.returning + counted.resurrecting, 0)::double as active,
  periods.next_period <= getvariable('as_of') + 1 as is_finished,
  periods.period < history.first_year_ends as is_first_year,
from periods
cross join history
left join counted on periods.number = counted.number
left join counted as before on periods.number = before.number + 1
order by periods.period;
