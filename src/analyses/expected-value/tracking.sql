-- Grain: one week of all customers' repeat purchases, by its last day. How many came, how many were
-- expected?
select
  (date '1970-01-01' + day)::timestamp as day,
  is_holdout,
  actual::double as actual,
  expected::double as expected,
  actual_so_far::double as actual_so_far,
  expected_so_far::double as expected_so_far,
from mart.purchase_tracking
order by purchase_tracking.day;
