-- Grain: one entry in the points or card ledger, newest first.
select
  happened_at::timestamp as happened_at,
  entry,
  points::double as points,
  amount::double as amount,
  balance_after::double as balance_after,
  card_id,
  card,
  level,
  expires_at::timestamp as expires_at,
from staging.loyalty
where
  customer_id = getvariable('customer_id')
  and (happened_at is null or happened_at < getvariable('as_of') + 1)
order by happened_at desc nulls last, balance_after desc nulls last;
