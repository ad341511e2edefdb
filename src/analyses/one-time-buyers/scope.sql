-- Grain: one row. How many days are a full chance to come back (T), how many buyers are there, and how
-- many of those who had it bought on one day only?
with
  buyers as (
    select
      customers.order_days,
      customers.first_day,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
    where customers.order_days > 0
  )
select
  thresholds.churn_days::double as churn_days,
  thresholds.is_preset,
  count(buyers.order_days)::double as customers,
  (
    count(*) filter (
      where
        buyers.order_days = 1
        and getvariable('as_of') - buyers.first_day >= thresholds.churn_days
    )
  )::double as once,
  (
    count(*) filter (where getvariable('as_of') - buyers.first_day >= thresholds.churn_days)
  )::double as compared,
from mart.thresholds as thresholds
left join buyers on true
group by thresholds.churn_days, thresholds.is_preset
order by churn_days;
