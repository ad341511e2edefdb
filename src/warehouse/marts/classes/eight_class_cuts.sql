-- Grain: one row. From which recency, frequency and value on is a customer good? The mean over all
-- customers with an order in the window, of the values or of the scores; as sums too, which are exact.
create or replace table mart.eight_class_cuts as
select
  getvariable('eight_class_cut') as cut,
  count(*) as customers,
  sum(facts.recency)::bigint as recency_sum,
  sum(facts.frequency)::bigint as frequency_sum,
  sum(facts.monetary)::decimal(38, 4) as monetary_sum,
  sum(scores.r)::bigint as r_sum,
  sum(scores.f)::bigint as f_sum,
  sum(scores.m)::bigint as m_sum,
from mart.rfm_facts as facts
join mart.scores as scores on facts.customer_key = scores.customer_key;
