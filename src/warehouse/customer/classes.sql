-- Grain: one row. Which values put the customer into its scores and its tier?
select
  customers.r::double as r,
  customers.f::double as f,
  customers.m::double as m,
  facts.recency::double as recency,
  facts.frequency::double as frequency,
  facts.monetary::double as monetary,
  worths.value::double as value,
from mart.customers as customers
left join mart.rfm_facts as facts on customers.customer_key = facts.customer_key
left join mart.worths as worths on customers.customer_key = worths.customer_key
where customers.customer_key = getvariable('customer_key')::integer;
