-- Grain: one value of one attribute. Which values do several customers share? Small keys count fast.
-- Attributes with more than 40 values are left out: they name customers rather than groups.
create or replace table mart.attribute_values as
with
  found as (
    select
      attribute,
      value,
    from mart.known_attributes
    group by attribute, value
  )
select
  (row_number() over (order by attribute, value))::integer as value_key,
  attribute,
  value,
from found
qualify count(*) over (partition by attribute) <= 40;
