-- Grain: one row. After how many days without an order does a customer count as lost (T), and what
-- is the median gap (g), as of the date?
create or replace table mart.thresholds as
from mart.thresholds_of('mart.purchases', 'mart.order_days');
