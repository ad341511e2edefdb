-- Grain: one stage of the lifecycle. How many customers are in each stage as of the date, what have
-- they brought, and how long ago did they last order? Every customer is in exactly one stage.
with
  totals as (
    select
      stage,
      count(*) as customers,
      sum(revenue) as revenue,
      median(recency) as median_recency,
    from mart.around_stage
    group by stage
  )
select
  stage,
  customers::double as customers,
  revenue::double as revenue,
  (customers / sum(customers) over ())::double as share_of_customers,
  (revenue / nullif(sum(revenue) over (), 0))::double as share_of_revenue,
  median_recency::double as median_recency,
from totals
order by mart.stage_position(stage), stage;
