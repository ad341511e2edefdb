-- Grain: one customer who is silent as of the date. For how many days, by which rule, and what had
-- each brought in the 365 days that end with the last order, less what came back later?
create or replace table mart.silent_customers as
with
  open as (
    select *,
    from mart.silences
    where returned_on is null
  ),
  earned as (
    select
      open.customer_key,
      sum(orders.revenue) as revenue_before,
    from open
    join mart.orders as orders on open.customer_key = orders.customer_key
    where orders.state = 'valid' and orders.day > open.last_day - 365
    group by open.customer_key
  )
select
  open.customer_key,
  open.order_days,
  open.median_gap,
  (getvariable('as_of') - open.last_day)::integer as days,
  coalesce(earned.revenue_before, 0)::double as revenue_before,
  getvariable('as_of') - open.last_day <= thresholds.churn_days as is_early,
from open
left join earned on open.customer_key = earned.customer_key
cross join mart.thresholds as thresholds;
