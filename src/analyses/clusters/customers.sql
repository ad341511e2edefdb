-- Grain: one customer of the audience with an order in the window. What is each known by, and what
-- did each bring? A choice of clusters narrows nothing here: all clusters stay in the picture.
select
  inputs.recency::double as recency,
  inputs.frequency::double as frequency,
  inputs.monetary::double as monetary,
  inputs.visits::double as visits,
  inputs.tickets::double as tickets,
  customers.revenue_in_window::double as revenue,
from mart.cluster_inputs as inputs
join mart.around as around on inputs.customer_key = around.customer_key
join mart.customers as customers on inputs.customer_key = customers.customer_key
where around.missed is null or around.missed = 'cluster'
order by inputs.customer_key;
