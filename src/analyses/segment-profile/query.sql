-- Grain: one attribute value. How much more often than in the base does it occur in the segment
-- (TGI), and is the difference to the rest of the customers more than chance? The segment is the
-- audience where one is set, else the class chosen.
with
  members as (
    from mart.profile_members(getvariable('lens'), getvariable('member'))
  ),
  counted as (
    select
      profile.value_key,
      count(*) as customers,
    from mart.profile_keys as profile
    join members on profile.customer_key = members.customer_key
    group by profile.value_key
  ),
  shares as (
    select
      base.attribute,
      base.value,
      base.customers as base_count,
      base.known as n_base,
      coalesce(counted.customers, 0) as segment_count,
      -- Of an attribute that may have several values the customers count, not the values.
      coalesce(
        max(counted.customers) filter (where base.value is null) over attribute,
        sum(counted.customers) over attribute,
        0
      ) as n_segment,
      -- An attribute none of whose values occurs both inside and outside made the segment.
      coalesce(
        max(least(segment_count, base_count - segment_count))
          filter (where base.value is not null) over attribute,
        0
      ) = 0 as is_defining,
    from mart.profile_base as base
    left join counted on base.value_key = counted.value_key
    window attribute as (partition by base.attribute)
  ),
  tested as (
    select
      *,
      n_base - n_segment as n_rest,
      segment_count / nullif(n_segment, 0) as in_segment,
      base_count / nullif(n_base, 0) as in_base,
      (base_count - segment_count) / nullif(n_base - n_segment, 0) as in_rest,
      n_segment < 30 as is_small,
    from shares
    where value is not null and not (is_defining and n_segment >= 30 and n_base - n_segment >= 30)
  ),
  -- Two-proportion z-test with the pooled share, against the rest.
  scored as (
    select
      *,
      abs(in_segment - in_rest)
      / nullif(sqrt(in_base * (1 - in_base) * (1 / n_segment + 1 / n_rest)), 0) as z,
    from tested
  ),
  -- Two-sided p = erfc(|z| / √2), with the Chebyshev fit of Press et al., Numerical Recipes in C,
  -- 2nd edition, §6.2 `erfcc`: relative error below 1.2e-7 everywhere.
  fitted as (
    select
      *,
      z / sqrt(2) as x,
      1 / (1 + 0.5 * z / sqrt(2)) as t,
    from scored
  ),
  valued as (
    select
      *,
      -- `least` would make a missing value 1.
      case
        when z is not null then least(
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
    from fitted
  ),
  -- Benjamini and Hochberg (1995) over all values with enough members; a small one is not tested.
  ranked as (
    select
      *,
      case when not is_small then p_value end as p_tested,
      count(p_tested) over () as tests,
      row_number() over (order by p_tested nulls last, attribute, value) as place,
    from valued
  ),
  adjusted as (
    select
      *,
      case
        when p_tested is not null then least(
          1,
          min(p_tested * tests / place) over (
            order by place desc
            rows between unbounded preceding and current row
          )
        )
      end as p_adjusted,
    from ranked
  )
select
  attribute,
  value,
  in_segment::double as in_segment,
  in_base::double as in_base,
  (100 * in_segment / in_base)::double as index,
  p_value::double as p_value,
  p_adjusted::double as p_adjusted,
  segment_count::double as customers,
  n_segment::double as n_segment,
  n_base::double as n_base,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
from adjusted
where n_segment > 0
order by is_small, is_significant desc, z desc nulls last, attribute, value;
