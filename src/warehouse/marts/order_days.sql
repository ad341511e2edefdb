-- Grain: one customer on one day with a valid order. How long since the order day before?
create or replace table mart.order_days as
with
  days as (
    select
      customer_key,
      day,
      count(*)::integer as orders,
      sum(revenue)::decimal(18, 4) as revenue,
    from mart.orders
    where is_order and customer_key is not null
    group by customer_key, day
  )
select
  customer_key,
  day,
  orders,
  revenue,
  lag(day) over customer as previous_day,
  (day - lag(day) over customer)::integer as gap,
  lead(day) over customer as next_day,
from days
window customer as (partition by customer_key order by day);
