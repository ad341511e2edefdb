-- Grain: one attribute value. In which attributes of any table do the groups differ most? Two-proportion
-- z-test, as long as nobody is in both groups.
with
  overlap as (
    select count(*) as customers,
    from mart.group_a
    semi join mart.group_b using (customer_key)
  ),
  a as (
    select
      profile.value_key,
      count(*) as customers,
    from mart.profile_keys as profile
    join mart.group_a as members on profile.customer_key = members.customer_key
    group by profile.value_key
  ),
  b as (
    select
      profile.value_key,
      count(*) as customers,
    from mart.profile_keys as profile
    join mart.group_b as members on profile.customer_key = members.customer_key
    group by profile.value_key
  ),
  counted as (
    select
      names.attribute,
      names.value,
      coalesce(a.customers, 0) as customers_a,
      coalesce(b.customers, 0) as customers_b,
      -- Of an attribute that may have several values the customers count, not the values.
      coalesce(
        max(a.customers) filter (where names.value is null) over attribute,
        sum(a.customers) over attribute,
        0
      ) as n_a,
      coalesce(
        max(b.customers) filter (where names.value is null) over attribute,
        sum(b.customers) over attribute,
        0
      ) as n_b,
    from mart.profile_names as names
    left join a on names.value_key = a.value_key
    left join b on names.value_key = b.value_key
    window attribute as (partition by names.attribute)
  ),
  shares as (
    select
      *,
      customers_a / n_a as share_a,
      customers_b / n_b as share_b,
      (customers_a + customers_b) / (n_a + n_b) as share,
      least(n_a, n_b) < 30 as is_small,
    from counted
    where value is not null and n_a > 0 and n_b > 0 and customers_a + customers_b > 0
  ),
  scored as (
    select
      shares.*,
      case
        when overlap.customers = 0
          then abs(share_a - share_b) / nullif(sqrt(share * (1 - share) * (1 / n_a + 1 / n_b)), 0)
      end as z,
    from shares, overlap
  ),
  valued as (
    select
      *,
      case when not is_small then mart.two_sided_p(z) end as p_tested,
    from scored
  )
select
  attribute,
  value,
  share_a::double as share_a,
  share_b::double as share_b,
  (share_a - share_b)::double as difference,
  n_a::double as n_a,
  n_b::double as n_b,
  p_tested::double as p_value,
  p_adjusted::double as p_adjusted,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
-- Over all with enough customers.
from mart.adjusted('valued')
order by
  is_small,
  coalesce(p_adjusted < 0.05, false) desc,
  abs(share_a - share_b) desc,
  attribute,
  value
limit 200;
