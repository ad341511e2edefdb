-- Grain: one value tier. How many customers are in each tier of the audience, and what do they
-- bring? Shares are of the positive value; customers at or below zero count in no share.
with
  totals as (
    select
      around.tier,
      count(*) as customers,
      coalesce(sum(purchases.value), 0) as value,
      coalesce(sum(purchases.value) filter (where purchases.value > 0), 0) as positive,
      sum(around.revenue) as revenue,
    from mart.around_tier as around
    left join mart.purchases as purchases on around.customer_key = purchases.customer_key
    group by around.tier
  )
select
  tier,
  customers::double as customers,
  value::double as value,
  (customers / sum(customers) over ())::double as share_of_customers,
  (positive / nullif(sum(positive) over (), 0))::double as share_of_value,
  revenue::double as revenue,
from totals
order by tier = 'none', tier;
