-- Grain: one row. By what is churn told, from when to when, and how many does the audience hold? Days
-- are in milliseconds since 1970.
select
  mart.driver_basis(getvariable('driver_basis')) as basis,
  epoch_ms(day::timestamp)::double as since,
  epoch_ms(getvariable('as_of')::timestamp)::double as as_of,
  days::double as days,
  (select count(*) from mart.audience)::double as audience,
from mart.warning_splits
where split = 'test'
order by 1;
