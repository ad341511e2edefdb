-- Grain: one value of one attribute. How many customers have it, and of how many is it known?
create or replace table mart.profile_base as
with
  counted as (
    select
      value_key,
      count(*)::integer as customers,
    from mart.profile_keys
    group by value_key
  )
select
  counted.value_key::integer as value_key,
  names.attribute,
  names.value,
  counted.customers,
  coalesce(
    max(counted.customers) filter (where names.value is null) over (partition by names.attribute),
    sum(counted.customers) over (partition by names.attribute)
  )::integer as known,
from counted
join mart.profile_names as names on counted.value_key = names.value_key;
