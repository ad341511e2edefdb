-- Grain: one row. What the recommendation weighs: the threshold in force, the 80th percentile of the
-- mean gaps, of how many repeat buyers, and whether the audience is everyone.
with
  buyers as (
    select
      count(*) as customers,
      count(*) filter (where order_days >= 2) as repeat_buyers,
      quantile_cont(mean_gap, 0.8) filter (where order_days >= 2) as mean_gap_days,
    from mart.customers
    join mart.audience using (customer_key)
  )
select
  thresholds.churn_days::double as churn_days,
  buyers.mean_gap_days::double as mean_gap_days,
  buyers.repeat_buyers::double as repeat_buyers,
  (buyers.customers = (select count(*) from mart.customers))::integer::double as is_everyone,
from buyers, mart.thresholds as thresholds
order by churn_days;
