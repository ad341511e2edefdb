-- Grain: one number of repeat purchases before the holdout, of all customers. How many purchases a
-- customer came in it, and how many were expected?
select
  repeats::double as repeats,
  is_open,
  customers::double as customers,
  actual::double as actual,
  expected::double as expected,
  as_before::double as as_before,
from mart.purchase_holdout
order by repeats;
