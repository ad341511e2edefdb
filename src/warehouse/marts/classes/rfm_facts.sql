-- Grain: one customer with an order in the window. Which values are scored?
create or replace view mart.rfm_facts as
select
  customer_key,
  recency,
  orders_in_window as frequency,
  value_in_window as monetary,
from mart.purchases
where orders_in_window > 0;
