-- Grain: one value of one attribute of the profile; a null value stands for all who have any, where
-- customers may have several. Small keys count fast.
create or replace table mart.profile_names as
with
  several as (
    select attribute,
    from mart.profile_values
    group by attribute
    having count(*) > count(distinct customer_key)
  ),
  further as (
    select
      attribute,
      value,
    from mart.profile_values
    group by attribute, value
    union all
    select
      attribute,
      null as value,
    from several
  )
select
  value_key,
  attribute,
  value,
from mart.attribute_values
union all
select
  (
    row_number() over (order by attribute, value nulls last)
    + (select coalesce(max(value_key), 0) from mart.attribute_values)
  )::integer as value_key,
  attribute,
  value,
from further;
