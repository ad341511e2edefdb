-- Grain: one attribute of the customers that has several values, or one lens. What can be crossed
-- with what, and in which order is it offered as rows and as columns?
create or replace view mart.crossable as
with
  listed as (
    select
      attribute,
      count(*) as values,
    from mart.attribute_values
    group by attribute
    having count(*) > 1
    union all
    select
      unnest(['fact segment', 'fact tier', 'fact stage']) as attribute,
      unnest([14, 4, 8]) as values,
  )
select
  attribute,
  values::integer as values,
  row_number() over (
    order by
      list_position(
        ['age_band', 'province', 'industry', 'income_band', 'source', 'member_tier', 'fact stage'],
        attribute
      ) nulls last,
      attribute
  )::integer as row_place,
  row_number() over (
    order by
      list_position(['gender', 'kind', 'marital_status', 'company_size', 'fact tier'], attribute)
        nulls last,
      attribute
  )::integer as column_place,
from listed;
