-- Grain: one contact of any kind with the customer, newest first.
select
  happened_at::timestamp as happened_at,
  kind,
  what,
  detail,
  amount::double as amount,
from mart.touchpoints
where customer_id = getvariable('customer_id')
order by happened_at desc, kind, what, detail;
