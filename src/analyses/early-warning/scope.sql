-- Grain: one row. How many customers of the audience have a risk, how many of them are expected to
-- leave within how many days, and how much is at stake?
with
  told as (
    select
      count(*) as audience,
      count(risks.risk) as customers,
      coalesce(sum(risks.risk), 0) as expected_churned,
      coalesce(sum(risks.value_at_risk), 0) as value_at_risk,
    from mart.audience as audience
    left join mart.churn_risks as risks on audience.customer_key = risks.customer_key
  )
select
  told.audience::double as audience,
  told.customers::double as customers,
  told.expected_churned::double as expected_churned,
  told.value_at_risk::double as value_at_risk,
  (select any_value(days) from mart.warning_splits)::double as horizon_days,
from told
order by audience;
