-- Grain: one row. Which day is the present compared with, unless another is chosen? A year before
-- the date where orders go back 90 days further, else 90 days before.
create or replace table mart.earlier_day as
select
  case
    when min(day) <= getvariable('as_of') - 365 - 90 then getvariable('as_of') - 365
    else getvariable('as_of') - 90
  end as day,
from mart.orders
where is_order;
