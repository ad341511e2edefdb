-- Grain: one customer with an order in the window. Where does each stand in what clusters are made of?
-- Logarithms of one more than each figure, since most customers have little of each and few have
-- much. Who is in no table of behaviour has done nothing there.
create or replace table mart.cluster_inputs as
select
  facts.customer_key,
  ln(1 + facts.recency)::double as recency,
  ln(1 + facts.frequency)::double as frequency,
  ln(1 + greatest(facts.monetary, 0))::double as monetary,
  ln(1 + coalesce(engagement.visits, 0))::double as visits,
  ln(1 + coalesce(engagement.tickets, 0))::double as tickets,
from mart.rfm_facts as facts
left join mart.engagement as engagement on facts.customer_key = engagement.customer_key;
