-- Grain: one interest or tag of the customer file. How often does it occur in the audience, against
-- all customers? A field may list several: 、 , ; | and / part them.
with
  listed as (
    select
      customer_key,
      'customers.interests' as attribute,
      interests as list,
    from mart.customers
    where interests is not null
    union all
    select
      customer_key,
      'customers.tags' as attribute,
      tags as list,
    from mart.customers
    where tags is not null
  ),
  each_value as (
    select distinct
      customer_key,
      attribute,
      trim(unnest(regexp_split_to_array(list, '[、,，;；|/]'))) as value,
    from listed
  ),
  known as (
    select
      listed.attribute,
      count(*) as n_all,
      count(audience.customer_key) as n,
    from listed
    left join mart.audience as audience on listed.customer_key = audience.customer_key
    group by listed.attribute
  ),
  counted as (
    select
      each_value.attribute,
      each_value.value,
      count(*) as customers_all,
      count(audience.customer_key) as customers,
    from each_value
    left join mart.audience as audience on each_value.customer_key = audience.customer_key
    where each_value.value <> ''
    group by each_value.attribute, each_value.value
  )
select
  counted.attribute,
  counted.value,
  counted.customers::double as customers,
  (counted.customers / known.n)::double as share,
  (counted.customers_all / known.n_all)::double as share_of_all,
  (100 * (counted.customers / known.n) / (counted.customers_all / known.n_all))::double as index,
  known.n::double as known,
from counted
join known on counted.attribute = known.attribute
where known.n > 0
order by counted.attribute, counted.customers desc, counted.value
limit 200;
