-- Grain: one customer; a table macro. On how many of these days did each order, and with which gaps?
create or replace macro mart.rhythm_of(order_dates) as table
select
  customer_key,
  count(*) as order_days,
  min(day) as first_day,
  max(day) as last_day,
  avg(gap) as mean_gap,
  median(gap) as median_gap,
  max(gap) filter (where next_day is null) as last_gap,
  median(gap) filter (where next_day is not null) as earlier_median_gap,
from query_table(order_dates)
group by customer_key;
