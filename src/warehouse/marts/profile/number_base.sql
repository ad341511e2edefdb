-- Grain: one measure of the customer file. How is it spread over all customers?
create or replace table mart.number_base as
select
  measure,
  count(*)::integer as customers,
  avg(value) as mean,
  median(value) as median,
  stddev_samp(value) as deviation,
from mart.number_attributes
group by measure;
