-- Grain: one value tier. How many customers are in each tier of the audience, and what do they
-- bring? Shares are of the positive net value; customers at or below zero count in no share.
with
  totals as (
    select
      tier,
      count(*) as customers,
      sum(revenue) as revenue,
      sum(revenue) filter (where revenue > 0) as positive,
    from mart.around_tier
    group by tier
  )
select
  tier,
  customers::double as customers,
  revenue::double as revenue,
  (customers / sum(customers) over ())::double as share_of_customers,
  (coalesce(positive, 0) / sum(positive) over ())::double as share_of_revenue,
from totals
order by tier = 'none', tier;
