-- Grain: one row. After how many days does a customer count as churned, in which unit are the
-- periods, and of how many customers do they speak? Of whom does the customer file say whether they
-- have left, and of how many of those who have is the day not known?
with
  contracts as (
    select
      count(*) as contracts,
      coalesce(bool_or(ended is not null), false) as has_dates,
      count(*) filter (where is_ended and ended is null) as undated,
    from mart.contracts
    join mart.audience using (customer_key)
  )
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
  contracts.contracts::double as contracts,
  case when contracts.has_dates then contracts.undated else 0 end::double as undated,
from mart.thresholds
cross join contracts
order by churn_days;
