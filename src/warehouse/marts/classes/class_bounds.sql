-- Grain: one class of one measure: a score of recency, frequency or monetary value, or a value tier.
-- Which values do its customers have?
create or replace table mart.class_bounds as
with
  scored as not materialized (
    select
      scores.r,
      scores.f,
      scores.m,
      facts.recency,
      facts.frequency,
      facts.monetary,
    from mart.scores as scores
    join mart.rfm_facts as facts on scores.customer_key = facts.customer_key
  ),
  classified as (
    select 'recency' as measure, r::varchar as class, recency::double as value, from scored
    union all
    select 'frequency' as measure, f::varchar as class, frequency::double as value, from scored
    union all
    select 'monetary' as measure, m::varchar as class, monetary::double as value, from scored
    union all
    select
      'tier' as measure,
      tiers.tier as class,
      worths.value::double as value,
    from mart.tiers as tiers
    join mart.worths as worths on tiers.customer_key = worths.customer_key
  )
select
  measure,
  class,
  min(value) as lowest,
  max(value) as highest,
  count(*)::integer as customers,
from classified
where class is not null
group by measure, class;
