-- Grain: one measure. In which numbers do the groups differ? Medians, and the rank sum test of Mann and
-- Whitney with correction for ties, as long as nobody is in both groups.
with
  overlap as (
    select count(*) as customers,
    from mart.group_a
    semi join mart.group_b using (customer_key)
  ),
  both_groups as (
    select
      customer_key,
      true as is_a,
    from mart.group_a
    union all
    select
      customer_key,
      false as is_a,
    from mart.group_b
  ),
  numbers as (
    select
      numbers.measure,
      numbers.value,
      both_groups.is_a,
    from mart.customer_numbers as numbers
    join both_groups on numbers.customer_key = both_groups.customer_key
  ),
  -- Equal values share the mean of their ranks.
  tied as (
    select
      measure,
      value,
      count(*) as ties,
      count(*) filter (where is_a) as ties_a,
    from numbers
    group by measure, value
  ),
  placed as (
    select
      *,
      sum(ties) over (
        partition by measure order by value rows between unbounded preceding and current row
      )
      - (ties - 1) / 2 as rank,
    from tied
  ),
  ranks as (
    select
      measure,
      sum(ties_a * rank) as ranks_a,
      sum(ties::double * ties * ties - ties) as tie_sum,
    from placed
    group by measure
  ),
  medians as (
    select
      measure,
      median(value) filter (where is_a) as median_a,
      median(value) filter (where not is_a) as median_b,
      count(*) filter (where is_a)::double as n_a,
      count(*) filter (where not is_a)::double as n_b,
    from numbers
    group by measure
  ),
  scored as (
    select
      medians.*,
      n_a + n_b as n,
      least(n_a, n_b) < 30 as is_small,
      case
        when overlap.customers = 0 then
          abs(ranks.ranks_a - n_a * (n + 1) / 2)
          / nullif(sqrt(n_a * n_b / 12 * ((n + 1) - ranks.tie_sum / (n * (n - 1)))), 0)
      end as z,
    from medians
    join ranks on medians.measure = ranks.measure
    cross join overlap
    where n_a > 0 and n_b > 0
  ),
  valued as (
    select
      *,
      case when not is_small then mart.two_sided_p(z) end as p_tested,
    from scored
  )
select
  measure,
  median_a::double as median_a,
  median_b::double as median_b,
  (median_a - median_b)::double as difference,
  n_a::double as n_a,
  n_b::double as n_b,
  p_tested::double as p_value,
  p_adjusted::double as p_adjusted,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
-- Over all with enough customers.
from mart.adjusted('valued')
order by is_small, coalesce(p_adjusted < 0.05, false) desc, z desc nulls last, measure;
