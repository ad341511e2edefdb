-- Grain: one cohort in one period after its first order. How many of the customers who first ordered
-- in a period order again in period N, in N or later, or in every period up to N? The denominator
-- is the whole cohort; a cell whose period is not over is blank.
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
      end <= getvariable('as_of') + 1 as is_finished,
    from calendar
    group by all
  ),
  buyers as materialized (
    select
      customers.customer_key,
      first.number as cohort,
      last.number as last_number,
    from mart.customers as customers
    semi join mart.audience using (customer_key)
    join calendar as first on customers.first_day = first.day
    join calendar as last on customers.last_day = last.day
  ),
  sizes as (
    select
      cohort,
      count(*) as customers,
    from buyers
    group by cohort
  ),
  visits as (
    select
      buyers.customer_key,
      buyers.cohort,
      this.number,
      before.number as number_before,
      after.number as number_after,
    from mart.order_days as order_days
    join buyers using (customer_key)
    join calendar as this on order_days.day = this.day
    left join calendar as before on order_days.previous_day = before.day
    left join calendar as after on order_days.next_day = after.day
    where getvariable('retention_kind') <> 'in_or_later'
  ),
  -- How far a customer's unbroken run of periods from the first one reaches.
  runs as (
    select
      any_value(cohort) as cohort,
      min(number) as reach,
    from visits
    where
      getvariable('retention_kind') = 'in_every'
      and (number_after is null or number_after > number + 1)
    group by customer_key
  ),
  -- One row where customers count: in that period alone, or in all up to it.
  counted as (
    select cohort, number - cohort as period, count(*) as customers
    from visits
    where getvariable('retention_kind') = 'in' and number_before is distinct from number
    group by all
    union all
    select cohort, last_number - cohort, count(*)
    from buyers
    where getvariable('retention_kind') = 'in_or_later'
    group by all
    union all
    select cohort, reach - cohort, count(*)
    from runs
    group by all
  ),
  cells as (
    select
      sizes.cohort,
      sizes.customers,
      periods.number - sizes.cohort as period,
      periods.is_finished,
    from sizes
    join periods on periods.number >= sizes.cohort
    -- Weeks: the cohorts of the last two years; a longer triangle is beyond reading.
    where
      getvariable('period') <> 'week'
      or sizes.cohort > (select max(number) from periods) - 105
  ),
  filled as (
    select
      cells.cohort,
      cells.period,
      cells.customers,
      cells.is_finished,
      case
        when getvariable('retention_kind') = 'in' then coalesce(counted.customers, 0)
        else sum(coalesce(counted.customers, 0)) over (
          partition by cells.cohort
          order by cells.period desc
          rows between unbounded preceding and current row
        )
      end as retained,
    from cells
    left join counted on cells.cohort = counted.cohort and cells.period = counted.period
  )
select
  periods.period::timestamp as cohort,
  filled.period::integer as period,
  filled.customers::double as customers,
  case when filled.is_finished then filled.retained end::double as retained,
  case when filled.is_finished then filled.retained / filled.customers end::double as rate,
from filled
join periods on filled.cohort = periods.number
order by periods.period, filled.period;
