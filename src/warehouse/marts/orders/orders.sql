-- Grain: one order, or one return document. What did each order bring, as of the date?
create or replace table mart.orders as
from mart.orders_at(getvariable('as_of'));
