-- Grain: one cohort in one period after its first order. How many of the customers who first ordered
-- in a period order again in period N, in N or later, or in every period up to N? The denominator
-- is the whole cohort; a cell whose period is not over is blank.
with
  calendar as not materialized (
    select *,
    from mart.calendar
    where unit = getvariable('period')
  ),
  periods as (
    select distinct
      number,
      period,
      is_finished,
    from calendar
  ),
  buyers as not materialized (
    select
      customers.customer_key,
      calendar.number as cohort,
      customers.last_day,
    from mart.customers as customers
    join mart.audience using (customer_key)
    join calendar on customers.first_day = calendar.day
  ),
  sizes as (
    select
      cohort,
      count(*) as customers,
    from buyers
    group by cohort
  ),
  visits as not materialized (
    select
      buyers.customer_key,
      buyers.cohort,
      calendar.number,
      coalesce(order_days.previous_day < calendar.period, true) as is_first,
      coalesce(order_days.next_day >= calendar.period_after_next, true) as is_break,
    from mart.order_days as order_days
    join buyers using (customer_key)
    join calendar on order_days.day = calendar.day
  ),
  -- How far a customer's unbroken run of periods from the first one reaches.
  runs as (
    select
      cohort,
      min(number) as reach,
    from visits
    where getvariable('retention_kind') = 'in_every' and is_break
    group by customer_key, cohort
  ),
  -- One row where customers count: in that period alone, or in all up to it.
  counted as (
    select cohort, number - cohort as period, count(*) as customers
    from visits
    where getvariable('retention_kind') = 'in' and is_first
    group by cohort, number
    union all
    select buyers.cohort, calendar.number - buyers.cohort, count(*)
    from buyers
    join calendar on buyers.last_day = calendar.day
    where getvariable('retention_kind') = 'in_or_later'
    group by buyers.cohort, calendar.number
    union all
    select cohort, reach - cohort, count(*)
    from runs
    group by cohort, reach
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
