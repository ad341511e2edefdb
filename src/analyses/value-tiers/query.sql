-- Grain: one value tier. How many customers are in each tier of the audience, and what do they
-- bring? Shares are of the positive value; customers at or below zero count in no share.
with
  totals as (
    select
      tier,
      sum(customers) as customers,
      sum(value) as value,
      coalesce(sum(positive_value), 0) as positive,
      sum(revenue) as revenue,
    from mart.around_classes
    where missed is null or missed = 'fact tier'
    group by tier
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
