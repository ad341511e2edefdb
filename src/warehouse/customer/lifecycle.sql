-- Grain: one span of days in one stage. Through which stages did the customer go? The rule of
-- mart.customers at every day, with today's thresholds and the orders that count today. The stage can
-- change only on an order day and on the days at which the time since then passes a bound.
with
  days as (
    select
      day,
      coalesce(next_day, getvariable('as_of') + 1) as until,
      gap as last_gap,
      row_number() over (order by day) as order_days,
      median(gap) over (order by day rows between unbounded preceding and current row)
        as median_gap,
      median(gap) over (order by day rows between unbounded preceding and 1 preceding)
        as earlier_median_gap,
    from mart.order_days
    where customer_key = getvariable('customer_key')::integer
  ),
  bounds as (
    select
      days.*,
      thresholds.churn_days,
      thresholds.new_days,
      unnest(list_distinct([
        0,
        floor(thresholds.new_days) + 1,
        floor(1.5 * days.median_gap) + 1,
        floor(thresholds.churn_days / 2) + 1,
        floor(thresholds.churn_days) + 1,
        floor(2 * thresholds.churn_days) + 1
      ]))::integer as recency,
    from days, mart.thresholds as thresholds
  ),
  staged as (
    select
      day + recency as day,
      case
        when recency > 2 * churn_days then 'lost'
        when recency > churn_days then 'dormant'
        when order_days = 1 and recency <= new_days then 'new'
        when
          order_days >= 2
          and recency <= new_days
          and last_gap > churn_days
          and (order_days = 2 or last_gap > 2 * earlier_median_gap) then 'reactivated'
        when order_days >= 3 and recency <= 1.5 * median_gap then 'loyal'
        when recency <= churn_days / 2 then 'active'
        else 'at_risk'
      end as stage,
    from bounds
    where day + recency < until
    union all
    select
      registered_at::date as day,
      'potential' as stage,
    from mart.customers
    where
      customer_key = getvariable('customer_key')::integer
      and registered_at::date < coalesce(first_day, getvariable('as_of') + 1)
  ),
  starts as (
    select
      day,
      stage,
    from staged
    qualify stage is distinct from lag(stage) over (order by day)
  ),
  spans as (
    select
      stage,
      day as from_day,
      coalesce(lead(day) over (order by day), getvariable('as_of') + 1) as until,
    from starts
  )
select
  stage,
  from_day::timestamp as from_day,
  (until - 1)::timestamp as to_day,
  (until - from_day)::double as days,
from spans
order by from_day;
