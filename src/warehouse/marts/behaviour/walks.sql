-- Grain: one visit. Which events did it have, in time?
create or replace table mart.walks as
with
  -- Lists take their values in the order in which rows arrive; sorting each list anew is dear.
  sorted as (
    select
      visit_key,
      visitor_key,
      customer_key,
      event_key,
    from mart.events
    order by visit_key, occurred_at, place
  )
select
  visit_key,
  any_value(visitor_key) as visitor_key,
  any_value(customer_key) as customer_key,
  list(event_key) as walk,
from sorted
group by visit_key;
