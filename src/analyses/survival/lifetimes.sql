-- Grain: one value of an attribute, or everyone, with a length of life and whether it has ended. How
-- many customers are alike? Of the chosen attribute; where none is chosen, of each that has two to six
-- values and is not made of what happened since.
with
  chosen as (
    select
      case
        when getvariable('basis') <> 'auto' then getvariable('basis')
        when exists (from mart.contracts where tenure >= 0) then 'contract'
        else 'orders'
      end as basis,
  ),
  -- Without an order for T days the customer is gone: the churn day ends the life.
  orders as (
    select
      customers.customer_key,
      customers.first_day,
      customers.last_day + floor(thresholds.churn_days)::integer + 1 as churn_day,
    from mart.customers as customers
    cross join mart.thresholds as thresholds
    where customers.order_days > 0
  ),
  lives as (
    select
      contracts.customer_key,
      contracts.tenure as duration,
      contracts.is_ended::integer as ended,
    from mart.contracts as contracts
    cross join chosen
    where chosen.basis = 'contract' and contracts.tenure >= 0
    union all
    select
      orders.customer_key,
      (least(orders.churn_day, getvariable('as_of')) - orders.first_day)::double as duration,
      (orders.churn_day <= getvariable('as_of'))::integer as ended,
    from orders
    cross join chosen
    where chosen.basis = 'orders'
  ),
  candidates as (
    select attribute,
    from mart.crossable
    where
      getvariable('attribute') is null
      and values between 2 and 6
      and not starts_with(attribute, 'fact ')
      and attribute not in ('status', 'member_tier')
    union all
    select getvariable('attribute') as attribute,
    where getvariable('attribute') is not null
  ),
  members as (
    select
      customer_key,
      'everyone' as attribute,
      'everyone' as value,
      null as position,
    from mart.audience
    union all
    select
      traits.customer_key,
      traits.attribute,
      traits.value,
      traits.position,
    from mart.traits as traits
    join candidates on traits.attribute = candidates.attribute
    join mart.around as around on traits.customer_key = around.customer_key
    where
      around.missed is null
      -- A choice among the values of an attribute leaves its other values standing.
      or around.missed = 'attribute ' || traits.attribute
      or around.missed = traits.attribute
  )
select
  members.attribute,
  members.value,
  any_value(members.position)::double as position,
  lives.duration::double as duration,
  lives.ended::double as ended,
  count(*)::double as customers,
from lives
join members on lives.customer_key = members.customer_key
group by members.attribute, members.value, lives.duration, lives.ended
order by members.attribute, members.value, lives.duration, lives.ended;
