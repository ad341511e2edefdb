-- Grain: one cohort in one period after its first. What did the customers who first ordered, or
-- registered, in a period bring in period N, per customer of the whole cohort, up to it, and against
-- period 0? Net of refunds; of a period that is not over only what has come so far is told.
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
  sums as (
    select
      sales.cohort,
      sales.period,
      sum(sales.revenue) as revenue,
    from mart.cohort_revenue(getvariable('period'), getvariable('cohort_by')) as sales
    join mart.audience as audience on sales.customer_key = audience.customer_key
    group by sales.cohort, sales.period
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
      cells.*,
      coalesce(sums.revenue, 0) as revenue,
      sum(coalesce(sums.revenue, 0)) over (
        partition by cells.cohort
        order by cells.period
        rows between unbounded preceding and current row
      ) as total,
      first_value(coalesce(sums.revenue, 0)) over (
        partition by cells.cohort
        order by cells.period
      ) as first_revenue,
    from cells
    left join sums on cells.cohort = sums.cohort and cells.period = sums.period
  )
select
  periods.period::timestamp as cohort,
  filled.period::integer as period,
  filled.customers::double as customers,
  filled.revenue::double as revenue,
  filled.is_finished,
  case when filled.is_finished then filled.revenue / filled.customers end::double as per_customer,
  case when filled.is_finished then filled.total / filled.customers end::double as cumulative,
  case
    when filled.is_finished and filled.first_revenue > 0 then filled.revenue / filled.first_revenue
  end::double as rate,
from filled
join periods on filled.cohort = periods.number
order by periods.period, filled.period;
