-- Grain: one score of one measure. Which values got which score, by which rule, and how many
-- customers have it? The rule is one for all customers, whatever the audience.
with
  rule as (
    select any_value(mode) as mode,
    from mart.scores
  ),
  scored as not materialized (
    select
      r,
      f,
      m,
      recency,
      orders_in_window as frequency,
      revenue_in_window as monetary,
    from mart.customers
    where r is not null
  ),
  bins as (
    select
      'recency' as measure,
      r as score,
      min(recency) as lowest,
      max(recency) as highest,
      count(*) as customers,
    from scored
    group by r
    union all
    select
      'frequency' as measure,
      f as score,
      min(frequency) as lowest,
      max(frequency) as highest,
      count(*) as customers,
    from scored
    group by f
    union all
    select
      'monetary' as measure,
      m as score,
      min(monetary) as lowest,
      max(monetary) as highest,
      count(*) as customers,
    from scored
    group by m
  )
select
  score::integer as score,
  measure,
  lowest::double as lowest,
  highest::double as highest,
  customers::double as customers,
  rule.mode,
  rule.mode = 'fixed' and getvariable('rfm_mode') = 'quintiles' as is_fallback,
from bins, rule
order by measure, score desc;
