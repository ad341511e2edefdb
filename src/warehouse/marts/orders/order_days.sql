-- Grain: one customer on one day with a valid order. How long since the order day before?
create or replace table mart.order_days as
from mart.order_days_of('mart.orders');
