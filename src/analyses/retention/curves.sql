-- Grain: one value of the attribute by which the cohorts are split, in one period after the first.
-- Which share of the customers with this value do they keep, all cohorts together whose period is
-- over? The six values that most customers of the cohorts have; no rows where nothing is split.
with
  periods as (
    select distinct
      number,
      is_finished,
    from mart.calendar
    where unit = getvariable('period')
  ),
  people as (
    select
      members.customer_key,
      members.cohort,
      traits.value,
      traits.position,
    from mart.traits as traits
    join mart.audience as audience on traits.customer_key = audience.customer_key
    join mart.cohort_members(getvariable('period'), getvariable('cohort_by')) as members
      on traits.customer_key = members.customer_key
    where
      traits.attribute = getvariable('split')
      and (
        getvariable('period') <> 'week'
        or members.cohort > (select max(number) from periods) - 105
      )
  ),
  shown as (
    select
      value,
      min(position) as position,
      count(*) as customers,
    from people
    group by value
    order by count(*) desc, value
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
  counted as (
    select
      people.value,
      counts.cohort,
      counts.period,
      count(*) as customers,
    from mart.cohort_counts(
      getvariable('period'), getvariable('cohort_by'), getvariable('retention_kind')
    ) as counts
    join people on counts.customer_key = people.customer_key
    group by people.value, counts.cohort, counts.period
  ),
  filled as (
    select
      sizes.value,
      periods.number - sizes.cohort as period,
      sizes.customers,
      periods.is_finished,
      case
        when getvariable('retention_kind') = 'in' then coalesce(counted.customers, 0)
        else sum(coalesce(counted.customers, 0)) over (
          partition by sizes.value, sizes.cohort
          order by periods.number desc
          rows between unbounded preceding and current row
        )
      end as retained,
    from sizes
    join periods on periods.number >= sizes.cohort
    left join counted
      on
        sizes.value = counted.value
        and sizes.cohort = counted.cohort
        and periods.number - sizes.cohort = counted.period
  ),
  pooled as (
    select
      value,
      period,
      sum(customers) as observed,
      sum(retained) as retained,
    from filled
    where is_finished
    group by value, period
  )
select
  getvariable('split') as attribute,
  pooled.value,
  pooled.period::integer as period,
  shown.customers::double as customers,
  pooled.observed::double as observed,
  pooled.retained::double as retained,
  (pooled.retained / pooled.observed)::double as rate,
  pooled.observed < 30 as is_small,
from pooled
join shown on pooled.value = shown.value
order by shown.position nulls last, shown.customers desc, pooled.value, pooled.period;
