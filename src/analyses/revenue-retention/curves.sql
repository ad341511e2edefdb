-- Grain: one value of the attribute by which the cohorts are split, or one year of cohorts, in one
-- period after the first. What do those customers bring in period N, up to it, and against period 0,
-- all cohorts together whose period is over? The six values that most customers of the cohorts have,
-- or the six latest years.
with
  periods as (
    select distinct
      number,
      period,
      is_finished,
    from mart.calendar
    where unit = getvariable('period')
  ),
  members as (
    select
      members.customer_key,
      members.cohort,
      year(periods.period)::varchar as cohort_year,
    from mart.cohort_members(getvariable('period'), getvariable('cohort_by')) as members
    join mart.audience as audience on members.customer_key = audience.customer_key
    join periods on members.cohort = periods.number
    where
      getvariable('period') <> 'week'
      or members.cohort > (select max(number) from periods) - 105
  ),
  people as (
    select
      members.customer_key,
      members.cohort,
      traits.value,
      traits.position,
    from mart.traits as traits
    join members on traits.customer_key = members.customer_key
    where traits.attribute = getvariable('split')
    union all
    select
      customer_key,
      cohort,
      cohort_year as value,
      cohort_year::double as position,
    from members
    where getvariable('split') is null
  ),
  shown as (
    select
      value,
      min(position) as position,
      count(*) as customers,
    from people
    group by value
    order by case when getvariable('split') is null then value end desc, count(*) desc, value
    limit 6
  ),
  sizes as (
    select
      people.value,
      people.cohort,
      count(*) as customers,
    from people
    join shown on people.value = shown.value
    group by people.value, people.cohort
  ),
  sums as (
    select
      people.value,
      sales.cohort,
      sales.period,
      sum(sales.revenue) as revenue,
    from mart.cohort_revenue(getvariable('period'), getvariable('cohort_by')) as sales
    join people on sales.customer_key = people.customer_key
    group by people.value, sales.cohort, sales.period
  ),
  filled as (
    select
      sizes.value,
      sizes.customers,
      periods.number - sizes.cohort as period,
      periods.is_finished,
      coalesce(sums.revenue, 0) as revenue,
      first_value(coalesce(sums.revenue, 0)) over (
        partition by sizes.value, sizes.cohort
        order by periods.number
      ) as first_revenue,
    from sizes
    join periods on periods.number >= sizes.cohort
    left join sums
      on
        sizes.value = sums.value
        and sizes.cohort = sums.cohort
        and periods.number - sizes.cohort = sums.period
  ),
  pooled as (
    select
      value,
      period,
      sum(customers) as observed,
      sum(revenue) as revenue,
      sum(revenue) / sum(customers) as per_customer,
      sum(revenue) / nullif(greatest(sum(first_revenue), 0), 0) as rate,
    from filled
    where is_finished
    group by value, period
  )
select
  coalesce(getvariable('split'), 'cohort_year') as attribute,
  pooled.value,
  pooled.period::integer as period,
  shown.customers::double as customers,
  pooled.observed::double as observed,
  pooled.revenue::double as revenue,
  pooled.per_customer::double as per_customer,
  (
    sum(pooled.per_customer) over (
      partition by pooled.value
      order by pooled.period
      rows between unbounded preceding and current row
    )
  )::double as cumulative,
  pooled.rate::double as rate,
  pooled.observed < 30 as is_small,
from pooled
join shown on pooled.value = shown.value
order by shown.position nulls last, shown.customers desc, pooled.value, pooled.period;
