-- Grain: one attribute of the customers that has several values, or one lens. What can be crossed?
select
  attribute,
  values::double as values,
from mart.crossable
order by starts_with(attribute, 'fact '), row_place, attribute;
