-- Grain: one day with a valid order. How long had it been since the order day before?
select
  day::timestamp as day,
  orders::double as orders,
  revenue::double as revenue,
  gap::double as gap,
from mart.order_days
where customer_key = getvariable('customer_key')::integer
order by day;
