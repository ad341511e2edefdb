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
  -- Two-sided p = erfc(|z| / √2), with the Chebyshev fit of Press et al., Numerical Recipes in C,
  -- 2nd edition, §6.2 `erfcc`: relative error below 1.2e-7 everywhere.
  valued as (
    select
      *,
      z / sqrt(2) as x,
      1 / (1 + 0.5 * x) as t,
      case
        when z is not null and not is_small then least(
          1,
          t * exp(
            -x * x - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (
              -0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (
                -0.82215223 + t * 0.17087277
              )))))
            )))
          )
        )
      end as p_value,
    from scored
  ),
  -- Benjamini and Hochberg (1995) over all with enough customers.
  ranked as (
    select
      *,
      count(p_value) over () as tests,
      row_number() over (order by p_value nulls last, measure) as place,
    from valued
  ),
  adjusted as (
    select
      *,
      case
        when p_value is not null then least(
          1,
          min(p_value * tests / place) over (
            order by place desc rows between unbounded preceding and current row
          )
        )
      end as p_adjusted,
    from ranked
  )
select
  measure,
  median_a::double as median_a,
  median_b::double as median_b,
  (median_a - median_b)::double as difference,
  n_a::double as n_a,
  n_b::double as n_b,
  p_value::double as p_value,
  p_adjusted::double as p_adjusted,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
from adjusted
order by is_small, coalesce(p_adjusted < 0.05, false) desc, z desc nulls last, measure;
