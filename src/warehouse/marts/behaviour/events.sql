-- Grain: one event. Who did what when, by small keys? An event without a customer id is of the customer
-- whom alone its visitor id, or else its session, names elsewhere; else of a visitor without a customer.
-- A visit is a session of one visitor; events without a session make one visit a day. `place` is the
-- order in which the files tell events of the same second. Events that say neither an event nor a page,
-- and those that name nobody at all, are left out.
create or replace table mart.events as
with
  told as (
    select
      (row_number() over ())::integer as place,
      customer_id,
      coalesce('visitor ' || anonymous_id, 'session ' || session_id) as device,
      coalesce('session ' || session_id, 'day ' || occurred_at::date) as visit,
      occurred_at,
      event,
      page,
    from staging.behaviours
    where occurred_at < getvariable('as_of') + 1
  ),
  owners as (
    select
      device,
      min(customer_id) as customer_id,
    from told
    where
      customer_id is not null
      and device in (
        select device
        from told
        where customer_id is null
      )
    group by device
    having min(customer_id) = max(customer_id)
  ),
  owned as (
    select
      told.place,
      coalesce(told.customer_id, owners.customer_id) as customer_id,
      coalesce('customer ' || coalesce(told.customer_id, owners.customer_id), told.device) as visitor,
      told.visit,
      told.occurred_at,
      told.event,
      told.page,
    from told
    left join owners on told.device = owners.device and told.customer_id is null
  ),
  visits as (
    select
      visitor,
      visit,
      any_value(customer_id) as customer_id,
      (row_number() over ())::integer as visit_key,
    from owned
    where visitor is not null
    group by visitor, visit
  ),
  visitors as (
    select
      visits.visitor,
      any_value(keys.customer_key) as customer_key,
      (row_number() over ())::integer as visitor_key,
    from visits
    left join mart.keys as keys on visits.customer_id = keys.customer_id
    group by visits.visitor
  )
select
  visitors.visitor_key,
  visitors.customer_key,
  visits.visit_key,
  names.event_key,
  owned.occurred_at,
  owned.place,
from owned
join visits on owned.visitor = visits.visitor and owned.visit = visits.visit
join visitors on visits.visitor = visitors.visitor
join mart.event_names as names
  on
    owned.event is not distinct from names.file_event
    and owned.page is not distinct from names.file_page;
