-- Grain: one cohort in one period after its first. How many of the customers who first ordered, or
-- registered, in a period order in period N, in N or later, or in every period up to N? The
-- denominator is the whole cohort; a cell whose period is not over is blank.
with
  periods as (
    select distinct
      number,
      period,
      is_finished,
    from mart.calendar
    where unit = getvariable('period')
  ),
  sizes as (
    select
      members.cohort,
      count(*) as customers,
    from mart.cohort_members(getvariable('period'), getvariable('cohort_by')) as members
    join mart.audience as audience on members.customer_key = audience.customer_key
    group by members.cohort
  ),
  counted as (
    select
      counts.cohort,
      counts.period,
      count(*) as customers,
    from mart.cohort_counts(
      getvariable('period'), getvariable('cohort_by'), getvariable('retention_kind')
    ) as counts
    join mart.audience as audience on counts.customer_key = audience.customer_key
    group by counts.cohort, counts.period
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
