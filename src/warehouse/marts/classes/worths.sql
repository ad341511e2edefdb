-- Grain: one customer with a purchase. Which value puts each into a tier?
create or replace view mart.worths as
select
  customer_key,
  value,
from mart.purchases
where order_days > 0 or revenue <> 0;
