-- Grain: one answer or review, or one support request, newest first. What did the customer tell us,
-- how content was it, and was it answered?
select
  'feedback' as source,
  given_at::timestamp as given_at,
  kind,
  question as subject,
  text,
  reason,
  score::double as score,
  try_cast(regexp_extract(scale, '(\d+(\.\d+)?)\s*$', 1) as double) as best,
  replied_at::timestamp as replied_at,
  null::timestamp as solved_at,
  null::varchar as status,
from staging.feedback
where
  customer_id = getvariable('customer_id')
  and (given_at is null or given_at < getvariable('as_of') + 1)
union all
select
  'tickets' as source,
  opened_at::timestamp as given_at,
  kind,
  coalesce(subject, category) as subject,
  solution as text,
  case when subject is not null then category end as reason,
  case when solved_at is null or solved_at < getvariable('as_of') + 1 then satisfaction end::double
    as score,
  null::double as best,
  case when coalesce(first_replied_at, answered_at) < getvariable('as_of') + 1
    then coalesce(first_replied_at, answered_at) end::timestamp as replied_at,
  case when solved_at < getvariable('as_of') + 1 then solved_at end::timestamp as solved_at,
  status,
from staging.tickets
where
  customer_id = getvariable('customer_id')
  and (opened_at is null or opened_at < getvariable('as_of') + 1)
order by given_at desc nulls last, source, subject;
