-- Grain: one row. After how many days is everyone silent (T), how many buyers are there, how many of
-- them are silent, how many of those only beyond their own rhythm, and what had all of them brought in
-- the 365 days up to their last order?
with
  buyers as (
    select
      count(*) as buyers,
      count(silent.customer_key) as silent,
      count(*) filter (where silent.is_early) as early,
      sum(silent.revenue_before) as revenue_before,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
    left join mart.silent_customers as silent on customers.customer_key = silent.customer_key
    where customers.order_days > 0
  )
select
  thresholds.churn_days::double as churn_days,
  thresholds.is_preset,
  buyers.buyers::double as buyers,
  buyers.silent::double as silent,
  buyers.early::double as early,
  coalesce(buyers.revenue_before, 0)::double as revenue_before,
from mart.thresholds as thresholds, buyers
order by churn_days;
