-- Grain: one order. What did its goods cost by the products' file, where that knows all of them?
-- Only made where profit is asked for.
create or replace table mart.order_costs as
with
  goods as (
    select
      product_id,
      any_value(cost) as cost,
    from staging.products
    where cost is not null
    group by product_id
  )
select
  lines.order_id,
  sum(lines.quantity * goods.cost)::decimal(18, 4) as cost,
from staging.transactions as lines
left join goods on lines.product_id = goods.product_id
where
  getvariable('value_basis') = 'profit'
  and coalesce(lines.state, 'valid') in ('valid', 'refunded')
group by lines.order_id
having count(*) = count(lines.quantity * goods.cost);
