-- Grain: one customer of the audience. Which customers do the cells speak of?
create or replace table mart.audience as
select customer_key,
from mart.around
where missed is null;
