-- Grain: one customer. By which name, id, phone and e-mail is it found? Lower case, half width, and of
-- a phone the digits alone. Platforms that know customers only through orders tell name and phone there.
create or replace table mart.contacts as
with
  delivered as (
    select
      customer_id,
      arg_max(buyer_name, ordered_at) as buyer_name,
      arg_max(buyer_phone, ordered_at) as buyer_phone,
    from staging.transactions
    where
      (buyer_name is not null or buyer_phone is not null)
      and ordered_at < getvariable('as_of') + 1
    group by customer_id
  ),
  known as (
    select
      customers.customer_key,
      customers.customer_id,
      coalesce(customers.name, delivered.buyer_name) as name,
      coalesce(customers.phone, delivered.buyer_phone) as phone,
      customers.email,
    from mart.customers as customers
    left join delivered on customers.customer_id = delivered.customer_id
  ),
  forms as (
    select
      string_agg(chr((number + 65248)::integer), '' order by number) || chr(12288) as full_width,
      string_agg(chr(number::integer), '' order by number) || ' ' as half_width,
    from range(33, 127) as characters (number)
  ),
  -- Apart from the many that have none, since `translate` is dear.
  narrow as (
    select
      customer_key,
      translate(customer_id, full_width, half_width) as id,
      translate(name, full_width, half_width) as name,
      translate(phone, full_width, half_width) as phone,
      translate(email, full_width, half_width) as email,
    from known, forms
    where regexp_matches(concat_ws(' ', customer_id, name, phone, email), '[！-～　]')
  )
select
  known.customer_key,
  known.name as shown_name,
  known.phone as shown_phone,
  lower(coalesce(narrow.id, known.customer_id)) as id,
  lower(coalesce(narrow.name, known.name)) as name,
  regexp_replace(coalesce(narrow.phone, known.phone), '[^0-9]', '', 'g') as phone,
  lower(coalesce(narrow.email, known.email)) as email,
from known
left join narrow on known.customer_key = narrow.customer_key;
