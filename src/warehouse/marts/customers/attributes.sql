-- Grain: one attribute value of one customer. What is known of each customer, by small keys?
create or replace table mart.attributes as
select distinct
  known.customer_key,
  attribute_values.value_key,
from mart.known_attributes as known
join mart.attribute_values as attribute_values using (attribute, value);
