-- Grain: one referral made or received. Whom did the customer bring, by whom was it brought, and what
-- did the other one buy so far?
with
  sides as (
    select
      'made' as side,
      referred_id as other_id,
      referred_at,
      converted_at,
      reason,
    from staging.referrals
    where referrer_id = getvariable('customer_id')
    union all
    select
      'received' as side,
      referrer_id as other_id,
      referred_at,
      converted_at,
      reason,
    from staging.referrals
    where referred_id = getvariable('customer_id')
  )
select
  sides.side,
  sides.other_id,
  customers.name as other_name,
  customers.customer_id is not null as is_known,
  sides.referred_at::timestamp as referred_at,
  case when sides.converted_at < getvariable('as_of') + 1 then sides.converted_at end::timestamp
    as converted_at,
  sides.reason,
  customers.orders::double as orders,
  customers.revenue::double as revenue,
from sides
left join mart.customers as customers on sides.other_id = customers.customer_id
where sides.referred_at is null or sides.referred_at < getvariable('as_of') + 1
order by side, referred_at desc nulls last, other_id;
