-- Grain: one promotion of one year, from the first order to the as-of date. On which days do many
-- shops promote?
select
  promotion,
  from_day::timestamp as from_day,
  to_day::timestamp as to_day,
from mart.promotions_over(getvariable('promotion_bands'))
order by from_day, promotion;
