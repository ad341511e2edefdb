-- Grain: one pair of events that follow each other anywhere in a visit. How often, and which share of
-- what comes after the first? The hundred most frequent.
with
  visits as (
    from mart.audience_walks(getvariable('repeats'))
  ),
  names as (
    select
      event_key,
      any_value(event) as event,
    from mart.event_names
    group by event_key
  ),
  pairs as (
    select
      visit_key,
      unnest(walk) as from_key,
      unnest(walk[2:]) as to_key,
    from visits
  ),
  by_visit as (
    select
      visit_key,
      from_key,
      to_key,
      count(*) as times,
    from pairs
    group by visit_key, from_key, to_key
  ),
  counted as (
    select
      from_key,
      to_key,
      count(*) as sessions,
      sum(times) as times,
      sum(sum(times)) over (partition by from_key) as all_times,
    from by_visit
    group by from_key, to_key
  )
select
  from_names.event as from_event,
  to_names.event as to_event,
  counted.sessions::double as sessions,
  counted.times::double as times,
  (counted.times / counted.all_times)::double as share,
from counted
join names as from_names on counted.from_key = from_names.event_key
join names as to_names on counted.to_key = to_names.event_key
order by counted.times desc, from_event, to_event
limit 100;
