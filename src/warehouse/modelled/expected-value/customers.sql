-- Grain: one customer with a valid order. How often has it bought again, when last, over how many
-- weeks, for how much; and how did that stand when the holdout began?
with
  facts as (
    select
      days.customer_key,
      min(days.day) as first_day,
      max(days.day) as last_day,
      count(*) - 1 as repeats,
      -- The first purchase tells little of the others and is left out.
      avg(days.revenue) filter (where days.previous_day is not null) as mean_value,
      max(days.day) filter (where days.day <= span.calibrated_to) as last_seen,
      count(*) filter (where days.day <= span.calibrated_to) - 1 as repeats_seen,
    from mart.order_days as days
    cross join mart.purchase_span as span
    group by days.customer_key
  )
select
  facts.customer_key::integer as customer_key,
  facts.repeats::integer as repeats,
  ((facts.last_day - facts.first_day) / 7)::double as last,
  ((span.as_of - facts.first_day) / 7)::double as observed,
  facts.mean_value::double as mean_value,
  case when facts.last_seen is not null then facts.repeats_seen end::integer
    as calibration_repeats,
  ((facts.last_seen - facts.first_day) / 7)::double as calibration_last,
  case when facts.last_seen is not null then (span.calibrated_to - facts.first_day) / 7 end::double
    as calibration_observed,
from facts
cross join mart.purchase_span as span
order by facts.customer_key;
