-- Grain: one customer on one day with a valid order. What had it bought in the 365 days up to then?
create or replace table mart.order_worths as
select
  customer_key,
  day,
  gap,
  next_day,
  sum(revenue::double) over (
    partition by customer_key
    order by day - date '2000-01-01'
    range between 364 preceding and current row
  ) as worth,
from mart.order_days;
