-- Grain: one row. How regularly does the customer order, and when would the next order be due if it
-- kept to that? Arithmetic, not a forecast: the last order day and the median of the own gaps, where
-- there are three; else the median gap of all customers.
with
  own as (
    select
      count(*) as order_days,
      count(gap) as gaps,
      max(day) as last_day,
      quantile_cont(gap, 0.25) as lower_quartile,
      median(gap) as median_gap,
      quantile_cont(gap, 0.75) as upper_quartile,
    from mart.order_days
    where customer_key = getvariable('customer_key')::integer
  ),
  based as (
    select
      own.*,
      own.gaps >= 3 as is_own,
      case when own.gaps >= 3 then own.median_gap else thresholds.median_gap end as gap_used,
      thresholds.median_gap as population_gap,
      thresholds.churn_days,
      thresholds.new_days,
      thresholds.is_preset,
    from own, mart.thresholds as thresholds
  )
select
  order_days::double as order_days,
  gaps::double as gaps,
  lower_quartile::double as lower_quartile,
  median_gap::double as median_gap,
  upper_quartile::double as upper_quartile,
  population_gap::double as population_gap,
  churn_days::double as churn_days,
  new_days::double as new_days,
  is_preset,
  is_own,
  (last_day + round(gap_used)::integer)::timestamp as next_day,
  case when is_own then (last_day + floor(lower_quartile)::integer)::timestamp end as next_from,
  case when is_own then (last_day + ceil(upper_quartile)::integer)::timestamp end as next_to,
from based;
