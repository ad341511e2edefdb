-- Grain: one customer with an early warning: at least four order days, silent for more than twice the
-- median of the own gaps, but not yet for more than T days. Who are they, the hundred worth most?
select
  customers.customer_id as customer,
  silent.order_days::double as order_days,
  silent.median_gap::double as median_gap,
  silent.days::double as recency,
  (silent.days / silent.median_gap)::double as times,
  silent.revenue_before::double as revenue_before,
  customers.revenue::double as revenue,
from mart.silent_customers as silent
join mart.audience as audience on silent.customer_key = audience.customer_key
join mart.customers as customers on silent.customer_key = customers.customer_key
where silent.is_early
order by revenue_before desc, customers.customer_id
limit 100;
