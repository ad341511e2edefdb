-- Grain: one score of one measure. Which values got which score, and how many customers have it?
-- Of all customers with a score, whatever the audience.
create or replace view mart.rfm_bins as
with
  scored as (
    select
      scores.r,
      scores.f,
      scores.m,
      facts.recency,
      facts.frequency,
      facts.monetary,
    from mart.scores as scores
    join mart.rfm_facts as facts on scores.customer_key = facts.customer_key
  )
select
  'recency' as measure,
  r as score,
  min(recency)::double as lowest,
  max(recency)::double as highest,
  count(*) as customers,
from scored
group by r
union all
select
  'frequency' as measure,
  f as score,
  min(frequency)::double as lowest,
  max(frequency)::double as highest,
  count(*) as customers,
from scored
group by f
union all
select
  if((select basis from mart.value_basis) = 'profit', 'profit', 'monetary') as measure,
  m as score,
  min(monetary)::double as lowest,
  max(monetary)::double as highest,
  count(*) as customers,
from scored
group by m;
