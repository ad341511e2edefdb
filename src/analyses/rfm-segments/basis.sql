-- Grain: one row. What counts as value, and of how many orders is the cost known?
select
  asked,
  basis,
  orders::double as orders,
  orders_with_cost::double as orders_with_cost,
from mart.value_basis
order by asked;
