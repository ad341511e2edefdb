-- Grain: one silence of a customer: an order day after which none came for more than T days, or, for
-- a customer with four or more order days by then, for more than twice the median of its own gaps so
-- far. On which day did it begin, by which rule, and on which day did an order end it?
create or replace table mart.silences as
with
  days as (
    select
      customer_key,
      day,
      next_day,
      count(*) over customer as order_days,
      median(gap) over customer as median_gap,
    from mart.order_days
    window customer as (
      partition by customer_key
      order by day
      rows between unbounded preceding and current row
    )
  ),
  limited as (
    select
      days.*,
      days.order_days >= 4 and 2 * days.median_gap < floor(thresholds.churn_days) as is_by_rhythm,
      case when is_by_rhythm then 2 * days.median_gap else thresholds.churn_days end as most_days,
    from days, mart.thresholds as thresholds
  )
select
  customer_key,
  day as last_day,
  order_days::integer as order_days,
  median_gap,
  case when is_by_rhythm then 'rhythm' else 'threshold' end as rule,
  -- Gaps are whole days: the first one that is more than so many.
  (day + floor(most_days)::integer + 1)::date as silent_from,
  next_day as returned_on,
from limited
where coalesce(next_day, getvariable('as_of')) - day > most_days;
