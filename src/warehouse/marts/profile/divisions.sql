-- Grain: one attribute of the customers that has several values, or one lens; everyone first. By what
-- can the customers be divided, and in which order is it offered?
create or replace view mart.divisions as
select
  'everyone' as attribute,
  1 as values,
  0 as place,
union all
select
  attribute,
  values,
  case when starts_with(attribute, 'fact ') then 1000 else 0 end + row_place as place,
from mart.crossable;
