-- Grain: one class of one measure. Which values have the customers of each score and tier?
select
  measure,
  class,
  lowest::double as lowest,
  highest::double as highest,
  customers::double as customers,
from mart.class_bounds
order by measure, class;
