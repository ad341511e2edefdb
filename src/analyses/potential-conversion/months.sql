-- Grain: one month of registration. How many of those who registered in it without ordering that
-- day ordered within so many days? No share before all of them had the time.
with
  periods as (
    select distinct
      period,
      next_period,
    from mart.calendar
    where unit = 'month'
  ),
  counted as (
    select
      periods.period,
      periods.next_period,
      count(*) as registered,
      count(*) filter (where registrations.days_to_order <= getvariable('within')::integer)
        as converted,
    from mart.registrations as registrations
    join mart.audience as audience on registrations.customer_key = audience.customer_key
    join periods on registrations.day >= periods.period and registrations.day < periods.next_period
    where registrations.was_potential
    group by periods.period, periods.next_period
  ),
  judged as (
    select
      *,
      next_period - 1 + getvariable('within')::integer <= getvariable('as_of') as is_complete,
    from counted
  )
select
  period::timestamp as month,
  registered::double as registered,
  converted::double as converted,
  case when is_complete then converted / registered end::double as share,
  case when is_complete then mart.wilson_low(converted, registered) end::double as low,
  case when is_complete then mart.wilson_high(converted, registered) end::double as high,
  is_complete,
from judged
order by month;
