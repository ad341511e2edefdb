-- Grain: the customer. Who is it, and what do the marts know of it? A platform that knows customers
-- only through their orders tells name and phone there.
with
  delivered as (
    select
      arg_max(buyer_name, ordered_at) as buyer_name,
      arg_max(buyer_phone, ordered_at) as buyer_phone,
    from staging.transactions
    where
      customer_id = getvariable('customer_id')
      and (buyer_name is not null or buyer_phone is not null)
      and ordered_at < getvariable('as_of') + 1
  )
select
  customers.* replace (
    coalesce(customers.name, delivered.buyer_name) as name,
    coalesce(customers.phone, delivered.buyer_phone) as phone
  ),
from mart.customers as customers
cross join delivered
where customers.customer_key = getvariable('customer_key')::integer;
