-- Grain: one score of one measure. Which values got which score, by which rule, and how many
-- customers have it? The rule is one for all customers, whatever the audience.
with
  scored as (
    select
      scores.mode,
      scores.r,
      scores.f,
      scores.m,
      purchases.recency,
      purchases.orders_in_window as frequency,
      purchases.revenue_in_window as monetary,
    from mart.scores as scores
    join mart.purchases as purchases using (customer_key)
  ),
  bins as (
    select
      'recency' as measure,
      r as score,
      mode,
      min(recency) as lowest,
      max(recency) as highest,
      count(*) as customers,
    from scored
    group by r, mode
    union all
    select
      'frequency' as measure,
      f as score,
      mode,
      min(frequency) as lowest,
      max(frequency) as highest,
      count(*) as customers,
    from scored
    group by f, mode
    union all
    select
      'monetary' as measure,
      m as score,
      mode,
      min(monetary) as lowest,
      max(monetary) as highest,
      count(*) as customers,
    from scored
    group by m, mode
  )
select
  score::integer as score,
  measure,
  lowest::double as lowest,
  highest::double as highest,
  customers::double as customers,
  mode,
  mode = 'fixed' and getvariable('rfm_mode') = 'quintiles' as is_fallback,
from bins
order by measure, score desc;
