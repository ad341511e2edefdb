-- Grain: one row; a table macro. After how many days without an order does a customer count as lost
-- (T), and what is the median gap (g), among these customers and order days? Fewer than 30 customers
-- with two order days: preset 90 and 30. Chosen numbers of days stand instead of either.
create or replace macro mart.thresholds_of(customers, days) as table
with
  per_customer as (
    select
      count(*) as repeat_buyers,
      quantile_cont(mean_gap, 0.8) as p80,
      quantile_cont(mean_gap, 0.9) as p90,
    from query_table(customers)
    where order_days >= 2
  ),
  pooled as (
    select
      quantile_cont(gap, 0.8) as p80,
      median(gap) as median_gap,
    from query_table(days)
    where gap is not null
  ),
  chosen as (
    select
      per_customer.repeat_buyers < 30 as is_preset,
      per_customer.repeat_buyers,
      case
        when getvariable('gap_days') is not null then getvariable('gap_days')
        when per_customer.repeat_buyers < 30 then 30
        else pooled.median_gap
      end as median_gap,
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
  least(churn_days, greatest(median_gap, 1))::double as median_gap,
  least(churn_days, greatest(median_gap, 30))::double as new_days,
  is_preset,
  repeat_buyers::integer as repeat_buyers,
from chosen;
