-- Grain: one value of an attribute, or one class of a lens, of one customer. Which groups is each in?
-- `position` is the place of the value in an order of its own, where it has one.
create or replace view mart.traits as
select
  attributes.customer_key,
  attribute_values.attribute,
  attribute_values.value,
  positions.position,
from mart.attributes as attributes
join mart.attribute_values as attribute_values
  on attributes.value_key = attribute_values.value_key
left join mart.value_positions as positions on attributes.value_key = positions.value_key
union all
select
  customer_key,
  'fact segment' as attribute,
  segment as value,
  mart.segment_position(segment)::double as position,
from mart.customers
union all
select
  customer_key,
  'fact tier' as attribute,
  tier as value,
  list_position(['a', 'b', 'c', 'none'], tier)::double as position,
from mart.customers
union all
select
  customer_key,
  'fact stage' as attribute,
  stage as value,
  mart.stage_position(stage)::double as position,
from mart.customers;
