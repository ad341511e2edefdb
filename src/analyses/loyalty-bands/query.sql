-- Grain: one loyalty band. How many customers of the audience are in each, and what do they bring?
-- Customers who never ordered have no score and are a class of their own.
with
  totals as (
    select
      loyalty_band,
      count(*) as customers,
      sum(revenue) as revenue,
      min(score) as lowest_score,
      avg(score) as mean_score,
      max(score) as highest_score,
    from mart.around_loyalty_band
    group by loyalty_band
  )
select
  loyalty_band,
  customers::double as customers,
  (customers / sum(customers) over ())::double as share_of_customers,
  revenue::double as revenue,
  (revenue / nullif(sum(revenue) over (), 0))::double as share_of_revenue,
  lowest_score::double as lowest_score,
  mean_score::double as mean_score,
  highest_score::double as highest_score,
from totals
order by list_position(['high', 'middle', 'low', 'none'], loyalty_band), loyalty_band;
