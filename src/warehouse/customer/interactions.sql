-- Grain: one contact, newest first. Who spoke with the customer, how, about what, with what outcome?
select
  happened_at::timestamp as happened_at,
  channel,
  direction,
  subject,
  outcome,
  staff,
  next_contact_at::timestamp as next_contact_at,
from staging.interactions
where
  customer_id = getvariable('customer_id')
  and (happened_at is null or happened_at < getvariable('as_of') + 1)
order by happened_at desc nulls last, subject;
