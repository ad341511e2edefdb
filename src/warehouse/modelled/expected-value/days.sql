-- Grain: one day with orders, counted from 1970. How many customers bought for the first time, how
-- many again, and how many of those had begun before the holdout?
with
  firsts as (
    select
      customer_key,
      min(day) as first_day,
    from mart.order_days
    group by customer_key
  )
select
  (days.day - date '1970-01-01')::integer as day,
  (count(*) filter (where days.previous_day is null))::integer as starts,
  (count(*) filter (where days.previous_day is not null))::integer as repeats,
  (
    count(*) filter (where days.previous_day is not null and firsts.first_day <= span.calibrated_to)
  )::integer as calibration_repeats,
from mart.order_days as days
join firsts on days.customer_key = firsts.customer_key
cross join mart.purchase_span as span
group by days.day
order by days.day;
