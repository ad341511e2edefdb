-- Grain: one calendar period. Which customers came for the first time, stayed, came back or lapsed?
-- active(t) = active(t − 1) − dormant(t) + new(t) + resurrecting(t), over the full history.
with
  bounds as (
    select min(day) as first_day,
    from mart.order_days
    semi join mart.audience using (customer_key)
  ),
  days as (
    select first_day + unnest(range(0, getvariable('as_of') - first_day + 1))::integer as day,
    from bounds
  ),
  truncated as (
    select
      day,
      case
        when getvariable('period') = 'week' and getvariable('week_starts') = 'sunday'
          then date_trunc('week', day + 1) - 1
        else date_trunc(getvariable('period'), day)
      end as period,
    from days
  ),
  calendar as materialized (
    select
      day,
      period,
      (dense_rank() over (order by period))::integer as number,
    from truncated
  ),
  periods as (
    select
      number,
      period,
      case getvariable('period')
        when 'week' then period + 7
        when 'month' then (period + interval 1 month)::date
        else (period + interval 3 months)::date
      end as next_period,
    from calendar
    group by all
  ),
  visits as (
    select
      this.number,
      before.number as number_before,
      after.number as number_after,
    from mart.order_days as order_days
    semi join mart.audience using (customer_key)
    join calendar as this on order_days.day = this.day
    left join calendar as before on order_days.previous_day = before.day
    left join calendar as after on order_days.next_day = after.day
  ),
  -- A customer's first order day in a period says where it came from, the last where it goes.
  arrivals as (
    select
      number,
      count(*) as active,
      count(*) filter (where number_before is null) as new,
      count(*) filter (where number_before = number - 1) as returning,
      count(*) filter (where number_before < number - 1) as resurrecting,
    from visits
    where number_before is distinct from number
    group by number
  ),
  lapses as (
    select
      number + 1 as number,
      count(*) as dormant,
    from visits
    where number_after is null or number_after > number + 1
    group by number
  ),
  history as (
    select (min(day) + interval 1 year)::date as first_year_ends,
    from mart.order_days
  )
select
  periods.period::timestamp as period,
  coalesce(arrivals.new, 0)::double as new,
  coalesce(arrivals.returning, 0)::double as returning,
  coalesce(arrivals.resurrecting, 0)::double as resurrecting,
  coalesce(lapses.dormant, 0)::double as dormant,
  coalesce(arrivals.active, 0)::double as active,
  periods.next_period <= getvariable('as_of') + 1 as is_finished,
  periods.period < history.first_year_ends as is_first_year,
from periods
cross join history
left join arrivals using (number)
left join lapses using (number)
order by periods.period;
