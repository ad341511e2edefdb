-- Grain: one score of one measure. Which values got which score, by which rule, and how many
-- customers have it? The rule is one for all customers, whatever the audience.
with
  rule as (
    select any_value(mode) as mode,
    from mart.scores
  )
select
  bins.score::integer as score,
  bins.measure,
  bins.lowest::double as lowest,
  bins.highest::double as highest,
  bins.customers::double as customers,
  rule.mode,
  rule.mode = 'fixed' and getvariable('rfm_mode') = 'quintiles' as is_fallback,
from mart.rfm_bins as bins, rule
order by bins.measure, bins.score desc;
