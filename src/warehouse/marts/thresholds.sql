-- Grain: one row. After how many days without an order does a customer count as lost (T), and what
-- is the median gap (g)? Fewer than 30 customers with two order days: preset 90 and 30.
create or replace table mart.thresholds as
with
  per_customer as (
    select
      count(*) as repeat_buyers,
      quantile_cont(mean_gap, 0.8) as p80,
      quantile_cont(mean_gap, 0.9) as p90,
    from mart.purchases
    where order_days >= 2
  ),
  pooled as (
    select
      quantile_cont(gap, 0.8) as p80,
      median(gap) as median_gap,
    from mart.order_days
    where gap is not null
  ),
  chosen as (
    select
      per_customer.repeat_buyers < 30 as is_preset,
      per_customer.repeat_buyers,
      pooled.median_gap,
      greatest(
        1,
        case
          when getvariable('churn_rule') = 'days' then getvariable('churn_days')
          when per_customer.repeat_buyers < 30 then 90
          when getvariable('churn_rule') = 'p90' then per_customer.p90
          when getvariable('churn_rule') = 'pooled' then pooled.p80
          else per_customer.p80
        end
      )::double as churn_days,
    from per_customer, pooled
  )
select
  churn_days,
  least(churn_days, case when is_preset then 30 else greatest(median_gap, 1) end)::double
    as median_gap,
  least(
    churn_days,
    greatest(30, least(churn_days, case when is_preset then 30 else median_gap end))
  )::double as new_days,
  is_preset,
  repeat_buyers::integer as repeat_buyers,
from chosen;
