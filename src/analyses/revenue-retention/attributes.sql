-- Grain: one attribute of the customers that has several values, or one lens. By what can the cohorts
-- be split?
select
  attribute,
  values::double as values,
from mart.crossable
order by starts_with(attribute, 'fact '), row_place, attribute;
