-- Grain: one row, of all customers. How many repeat purchases did a model expect in days that it has
-- not seen, how many came, and how many if everyone had gone on as before?
with
  sums as (
    select
      coalesce(sum(customers), 0) as customers,
      sum(customers * actual) as actual,
      sum(customers * expected) as expected,
      sum(customers * as_before) as as_before,
    from mart.purchase_holdout
  )
select
  fit.holdout_status,
  (date '1970-01-01' + fit.calibrated_to)::timestamp as calibrated_to,
  (fit.holdout_days / 7)::double as weeks,
  sums.customers::double as customers,
  sums.actual::double as actual,
  sums.expected::double as expected,
  sums.as_before::double as as_before,
  (sums.expected / nullif(sums.actual, 0) - 1)::double as error,
from mart.purchase_fit as fit
cross join sums
order by fit.holdout_status;
