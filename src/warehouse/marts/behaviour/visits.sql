-- Grain: one visit: a session, or a day where the events name none. Who came when, how, and for how
-- long? Visitors without a customer id have no key.
create or replace table mart.visits as
select
  keys.customer_key,
  coalesce('customer ' || behaviours.customer_id, 'visitor ' || behaviours.anonymous_id) as visitor,
  coalesce('session ' || behaviours.session_id, 'day ' || behaviours.occurred_at::date) as visit,
  min(behaviours.occurred_at) as begun_at,
  count(*)::integer as events,
  count(behaviours.page)::integer as pages,
  sum(behaviours.duration_s)::double as dwell_s,
  any_value(behaviours.source) as source,
  any_value(behaviours.device) as device,
from staging.behaviours as behaviours
left join mart.keys as keys on behaviours.customer_id = keys.customer_id
where behaviours.occurred_at < getvariable('as_of') + 1
group by keys.customer_key, visitor, visit;
