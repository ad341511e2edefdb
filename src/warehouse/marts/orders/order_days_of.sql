-- Grain: one customer on one day with an order; a table macro. How long since the order day before,
-- among these documents?
create or replace macro mart.order_days_of(documents) as table
with
  days as (
    select
      customer_key,
      day,
      count(*)::integer as orders,
      sum(revenue)::decimal(18, 4) as revenue,
    from query_table(documents)
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
