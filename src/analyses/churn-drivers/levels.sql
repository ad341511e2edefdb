-- Grain: one level of one predictor that stands for itself. What is it called, and by which number do
-- the customers know it?
select
  predictor,
  place::double as place,
  level,
  is_attribute::integer::double as is_attribute,
from mart.driver_level_places(getvariable('driver_basis'))
where place < 12
order by predictor, place;
