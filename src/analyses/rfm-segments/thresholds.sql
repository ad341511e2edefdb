-- Grain: one score of one measure. Which values got which score, and how many customers have it?
with
  scored as (
    select
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
    select 'recency' as measure, r as score, min(recency) as lowest, max(recency) as highest, count(*) as customers
    from scored
    group by r
    union all
    select 'frequency', f, min(frequency), max(frequency), count(*)
    from scored
    group by f
    union all
    select 'monetary', m, min(monetary), max(monetary), count(*)
    from scored
    group by m
  )
select
  score::integer as score,
  measure,
  lowest::double as lowest,
  highest::double as highest,
  customers::double as customers,
from bins
order by measure, score desc;
