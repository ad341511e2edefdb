-- Grain: one row. Which threshold is in force, by which rule, and how much of the audience's repeat
-- buyers does it cover?
with
  covered as (
    select
      count(*) filter (where customers.order_days >= 2) as customers,
      count(*) filter (where customers.mean_gap <= thresholds.churn_days) as within,
    from mart.thresholds as thresholds
    left join (
      select order_days, mean_gap,
      from mart.customers
      join mart.audience using (customer_key)
    ) as customers on true
  )
select
  thresholds.churn_days::double as churn_days,
  case
    when getvariable('churn_rule') = 'days' then 'days'
    when thresholds.is_preset then 'preset'
    else getvariable('churn_rule')
  end as rule,
  thresholds.is_preset,
  thresholds.repeat_buyers::double as repeat_buyers,
  covered.customers::double as customers,
  (covered.within / nullif(covered.customers, 0))::double as share_within,
from mart.thresholds as thresholds, covered
order by churn_days;
