-- Grain: one row; a table macro. Which T and g would a notebook of an earlier day have found?
create or replace macro mart.thresholds_at(since) as table
with
  orders_then as materialized (
    from mart.orders_at(since)
  ),
  order_days_then as materialized (
    from mart.order_days_of('orders_then')
  ),
  rhythm_then as materialized (
    from mart.rhythm_of('order_days_then')
  )
from mart.thresholds_of('rhythm_then', 'order_days_then');
