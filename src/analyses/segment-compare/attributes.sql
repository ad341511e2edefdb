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
      row_number() over (order by p_value nulls last, attribute, value) as place,
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
  attribute,
  value,
  share_a::double as share_a,
  share_b::double as share_b,
  (share_a - share_b)::double as difference,
  n_a::double as n_a,
  n_b::double as n_b,
  p_value::double as p_value,
  p_adjusted::double as p_adjusted,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
from adjusted
order by
  is_small,
  coalesce(p_adjusted < 0.05, false) desc,
  abs(share_a - share_b) desc,
  attribute,
  value
limit 200;
