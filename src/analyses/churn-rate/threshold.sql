-- Grain: one row. After how many days does a customer count as churned, in which unit are the
-- periods, and of how many customers do they speak?
select
  churn_days::double as churn_days,
  is_preset,
  getvariable('period') as unit,
  (
    select count(*)
    from mart.customers
    join mart.audience using (customer_key)
    where order_days > 0
  )::double as customers,
from mart.thresholds
order by churn_days;
