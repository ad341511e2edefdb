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
  valued as (
    select
      *,
      mart.two_sided_p(z) as p_value,
      case when not is_small then p_value end as p_tested,
    from scored
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
-- Over all values with enough members; a small one is not tested.
from mart.adjusted('valued')
where n_segment > 0
order by is_small, is_significant desc, z desc nulls last, attribute, value;
