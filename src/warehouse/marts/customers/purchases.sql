-- Grain: one customer with at least one order or return document. What has each bought so far?
create or replace table mart.purchases as
select
  bought.customer_key,
  bought.orders,
  coalesce(days.order_days, 0)::integer as order_days,
  bought.orders_in_window,
  bought.revenue,
  bought.revenue_in_window,
  bought.cost,
  bought.value,
  bought.value_in_window,
  days.first_day,
  days.last_day,
  (getvariable('as_of') - days.last_day)::integer as recency,
  days.mean_gap,
  days.median_gap,
  days.last_gap,
  days.earlier_median_gap,
from mart.bought_by('mart.orders', getvariable('as_of')) as bought
left join mart.rhythm_of('mart.order_days') as days on bought.customer_key = days.customer_key;
