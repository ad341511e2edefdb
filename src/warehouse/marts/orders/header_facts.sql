-- Grain: one order id with a header. What do headers say of the place, way and reason of an order?
create or replace view mart.header_facts as
select
  order_id,
  any_value(payment_method) as payment_method,
  any_value(channel) as channel,
  any_value(store) as store,
  any_value(promotion) as promotion,
  any_value(coupon) as coupon,
  any_value(salesperson) as salesperson,
  any_value(province) as province,
  any_value(city) as city,
  max(discount) as discount,
from staging.order_headers
group by order_id;
