-- Grain: one row; none without an order. Over which days do the models look, counted from 1970, and how
-- far ahead?
select
  (first_day - date '1970-01-01')::integer as first_day,
  (calibrated_to - date '1970-01-01')::integer as calibrated_to,
  (as_of - date '1970-01-01')::integer as as_of,
  getvariable('clv_months')::double as clv_months,
  getvariable('clv_discount')::double as clv_discount,
from mart.purchase_span
order by 1;
