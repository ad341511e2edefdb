-- Grain: one event that can be a step. How often did it happen, and to how many? First of all what
-- leaves a place empty, and an order of the transactions.
with
  names as (
    select
      event_key,
      any_value(event) as event,
    from mart.event_names
    group by event_key
  ),
  done as (
    select
      visit_key,
      visitor_key,
      event_key,
      count(*) as events,
    from mart.events
    group by visit_key, visitor_key, event_key
  ),
  counted as (
    select
      names.event,
      sum(done.events) as events,
      count(*) as sessions,
      count(distinct done.visitor_key) as visitors,
      2 as place,
    from done
    join names on done.event_key = names.event_key
    group by names.event
  ),
  offered as (
    select
      '(none)' as event,
      0 as events,
      0 as sessions,
      0 as visitors,
      0 as place,
    union all
    select
      '(order)' as event,
      count(*) as events,
      count(distinct visit_key) as sessions,
      count(distinct visitor_key) as visitors,
      1 as place,
    from mart.order_events
    having count(*) > 0
    union all
    from counted
  )
select
  event,
  events::double as events,
  sessions::double as sessions,
  visitors::double as visitors,
from offered
order by place, sessions desc, event
limit 300;
