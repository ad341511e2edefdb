-- Grain: one row. Is value measured by revenue or by profit? By profit where that is asked for and
-- the cost of some order is known; of how many it is known.
create or replace table mart.value_basis as
select
  getvariable('value_basis') as asked,
  case
    when getvariable('value_basis') = 'profit' and count(coalesce(orders.cost, goods.cost)) > 0
      then 'profit'
    else 'revenue'
  end as basis,
  count(*)::integer as orders,
  count(coalesce(orders.cost, goods.cost))::integer as orders_with_cost,
from mart.orders as orders
left join mart.order_costs as goods on orders.order_id = goods.order_id
where orders.is_order and orders.customer_key is not null;
