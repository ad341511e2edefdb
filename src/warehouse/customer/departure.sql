-- Grain: one departure, newest first. When did the customer leave, and why?
select
  left_at::timestamp as left_at,
  reason,
  detail,
from staging.departures
where
  customer_id = getvariable('customer_id')
  and (left_at is null or left_at < getvariable('as_of') + 1)
order by left_at desc nulls last, reason;
