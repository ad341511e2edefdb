-- Grain: one combination of classes that customers have. What does each `class_key` stand for?
create or replace table mart.classes as
select
  class_key,
  any_value(segment) as segment,
  any_value(tier) as tier,
  any_value(stage) as stage,
  any_value(r) as r,
  any_value(f) as f,
from mart.customers
group by class_key;
