-- Grain: one combination of classes among the customers who miss the same subject of the audience.
-- How many are they, and what have they brought? The charts of the classes read these few rows
-- instead of all customers.
create or replace table mart.around_classes as
with
  sums as (
    select
      missed,
      class_key,
      count(*) as customers,
      sum(orders_in_window) as orders,
      sum(revenue_in_window) as revenue_in_window,
      sum(revenue) as revenue,
      sum(value) as value,
      sum(value) filter (where value > 0) as positive_value,
    from mart.around
    group by missed, class_key
  )
select
  sums.* exclude (class_key),
  classes.segment,
  classes.tier,
  classes.stage,
  classes.r,
  classes.f,
from sums
join mart.classes as classes on sums.class_key = classes.class_key;
