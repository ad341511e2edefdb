-- Grain: one customer, category, subcategory, brand, channel, way of payment and store. What has each
-- bought, and where? Returned lines are out; lines without a customer too.
create or replace table mart.purchased as
select
  customer_key,
  category,
  subcategory,
  brand,
  channel,
  payment_method,
  store,
  count(*)::integer as lines,
  sum(revenue)::double as revenue,
from mart.lines
where customer_key is not null and coalesce(quantity, 1) > 0 and coalesce(amount, 0) >= 0
group by customer_key, category, subcategory, brand, channel, payment_method, store;
