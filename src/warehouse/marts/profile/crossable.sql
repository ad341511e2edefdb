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
    -- Where nobody has ordered all customers are in one class: offered still, but last.
    select
      attribute,
      values,
    from
      (
        select
          count(distinct segment) as segments,
          count(distinct tier) as tiers,
          count(distinct stage) as stages,
        from mart.customers
      ) as classes,
      lateral (
        select
          unnest(['fact segment', 'fact tier', 'fact stage']) as attribute,
          unnest([classes.segments, classes.tiers, classes.stages]) as values,
      ) as lenses
  )
select
  attribute,
  values::integer as values,
  row_number() over (
    order by
      values > 1 desc,
      list_position(
        ['age_band', 'province', 'industry', 'income_band', 'source', 'member_tier', 'fact stage'],
        attribute
      ) nulls last,
      attribute
  )::integer as row_place,
  row_number() over (
    order by
      values > 1 desc,
      list_position(['gender', 'kind', 'marital_status', 'company_size', 'fact tier'], attribute)
        nulls last,
      attribute
  )::integer as column_place,
from listed;
