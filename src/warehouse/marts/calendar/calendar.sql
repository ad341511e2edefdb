-- Grain: one day in one unit of time, without gaps, from the first order, registration or end of a
-- contract to the as-of date. In which week, month or fiscal quarter does the day lie? Periods of a
-- unit are numbered in their order; the first may begin before the days and the last end after them.
create or replace table mart.calendar as
with
  events as (
    select min(day) as day,
    from mart.orders
    union all
    select least(min(registered_at), min(ended_at))::date as day,
    from mart.customers
  ),
  days as (
    select
      unnest(generate_series(min(day), getvariable('as_of'), interval 1 day))::date as day,
      (getvariable('week_starts') = 'sunday')::integer as sunday,
      (getvariable('fiscal_year_starts') - 1) % 3 as shift,
    from events
  ),
  dated as (
    select
      'week' as unit,
      day,
      date_trunc('week', day + sunday) - sunday as period,
      interval 7 day as step,
    from days
    union all
    select
      'month' as unit,
      day,
      date_trunc('month', day) as period,
      interval 1 month as step,
    from days
    union all
    select
      'quarter' as unit,
      day,
      date_trunc('quarter', day - to_months(shift)) + to_months(shift) as period,
      interval 3 month as step,
    from days
  )
select
  unit,
  day,
  (dense_rank() over (partition by unit order by period))::integer as number,
  (period - step)::date as previous_period,
  period::date as period,
  (period + step)::date as next_period,
  (period + 2 * step)::date as period_after_next,
  (period + step)::date <= getvariable('as_of') + 1 as is_finished,
from dated;
