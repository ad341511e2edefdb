-- Grain: one row; none without an order. From when on are repeat purchases counted, and until which day
-- may a model see them, so that it can be checked against the rest?
create or replace table mart.purchase_span as
select
  min(day) as first_day,
  -- The last third of the time, at most a year, is held out.
  getvariable('as_of') - least(364, (getvariable('as_of') - min(day)) // 3)::integer
    as calibrated_to,
  getvariable('as_of') as as_of,
from mart.order_days
having count(*) > 0;
