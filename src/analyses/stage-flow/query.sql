-- Grain: one calendar period. Which customers came for the first time, stayed, came back or lapsed?
-- active(t) = active(t − 1) − dormant(t) + new(t) + resurrecting(t), over the full history.
with
  history as (
    select (min(first_day) + interval 1 year)::date as first_year_ends,
    from mart.customers
  ),
  calendar as not materialized (
    select *,
    from mart.calendar
    where unit = getvariable('period')
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
          and order_days.previous_day >= calendar.previous_period
      ) as returning,
      count(*) filter (where order_days.previous_day < calendar.previous_period) as resurrecting,
      count(*) filter (
        where coalesce(order_days.next_day >= calendar.period_after_next, true)
      ) as missing_next,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    group by calendar.number
  ),
  periods as (
    select distinct
      number,
      period,
      is_finished,
    from calendar
    where number >= (select min(number) from counted)
  )
select
  periods.period::timestamp as period,
  coalesce(counted.new, 0)::double as new,
  coalesce(counted.returning, 0)::double as returning,
  coalesce(counted.resurrecting, 0)::double as resurrecting,
  coalesce(before.missing_next, 0)::double as dormant,
  coalesce(counted.new + counted.returning + counted.resurrecting, 0)::double as active,
  periods.is_finished,
  periods.period < history.first_year_ends as is_first_year,
from periods
cross join history
left join counted on periods.number = counted.number
left join counted as before on periods.number = before.number + 1
order by periods.period;
