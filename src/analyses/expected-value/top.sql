-- Grain: one customer, at most fifty. Who is worth most in the time ahead?
select
  customers.customer_id as customer,
  customers.segment,
  scores.repeats::double as repeats,
  scores.alive::double as alive,
  scores.expected_orders::double as expected_orders,
  scores.expected_value::double as expected_value,
  scores.clv::double as clv,
from mart.expected_values as scores
join mart.customers as customers on scores.customer_key = customers.customer_key
join mart.audience as audience on scores.customer_key = audience.customer_key
order by scores.clv desc nulls last, scores.expected_orders desc, customers.customer_id
limit 50;
