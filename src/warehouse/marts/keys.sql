-- Grain: one customer id. Which customers are there, as of the date? Small integer keys join fast.
create or replace table mart.keys as
with
  ids as (
    select customer_id
    from staging.transactions
    where customer_id is not null and ordered_at < getvariable('as_of') + 1
    union
    select customer_id
    from staging.order_headers
    where customer_id is not null and ordered_at < getvariable('as_of') + 1
    union
    select customer_id
    from staging.customers
    where
      customer_id is not null
      and (registered_at is null or registered_at < getvariable('as_of') + 1)
  )
select
  customer_id,
  (row_number() over (order by customer_id))::integer as customer_key,
from ids;
