-- Grain: one customer id. Which customers are there, as of the date? Small integer keys join fast.
create or replace table mart.keys as
select
  customer_id,
  (row_number() over (order by customer_id))::integer as customer_key,
from mart.ids_at(getvariable('as_of'));
