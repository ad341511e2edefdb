-- Grain: one R score or F score that somebody has. Which values got it?
select
  measure,
  score::integer as score,
  lowest::double as lowest,
  highest::double as highest,
  customers::double as customers,
from mart.rfm_bins
where measure in ('recency', 'frequency')
order by measure, score desc;
