-- Grain: one event. How many visits have it, and how many end with it?
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
  counted as (
    select
      event_key,
      count(distinct visit_key) as sessions,
      count(distinct visit_key) filter (where is_last) as ended,
    from (
      select
        visit_key,
        unnest(walk) as event_key,
        unnest(range(1, len(walk) + 1)) = len(walk) as is_last,
      from visits
    )
    group by event_key
  )
select
  names.event,
  counted.sessions::double as sessions,
  counted.ended::double as ended,
  (counted.ended / nullif(sum(counted.ended) over (), 0))::double as share,
  (counted.ended / counted.sessions)::double as end_rate,
from counted
join names on counted.event_key = names.event_key
order by ended desc, sessions desc, names.event
limit 300;
