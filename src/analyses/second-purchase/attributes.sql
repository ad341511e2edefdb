-- Grain: one attribute of the customers that has several values, or one lens; everyone first. By what
-- can the customers be divided?
select
  attribute,
  values::double as values,
from mart.divisions
order by place, attribute;
