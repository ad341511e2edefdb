-- Grain: one order, or one return document, of the audience. Those without a known customer count as
-- long as the audience is everyone.
create or replace view mart.audience_orders as
select orders.*,
from mart.orders as orders
join mart.audience as audience on orders.customer_key = audience.customer_key
union all
select orders.*,
from mart.orders as orders
where
  orders.customer_key is null
  and (select count(*) from mart.audience) = (select count(*) from mart.customers);
