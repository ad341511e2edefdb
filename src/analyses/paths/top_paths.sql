-- Grain: one way through the picture. Which ways do most visits go? `is_whole`: with nothing before, or
-- nothing after, that the picture cuts off. The thirty most frequent.
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
  cut as (
    from mart.walks_from(
      'visits', getvariable('anchor_event'), getvariable('anchor'), getvariable('steps')
    )
  ),
  counted as (
    select
      walk,
      count(*) as sessions,
      sum(count(*)) over () as all_sessions,
      row_number() over (order by count(*) desc, walk) as place,
    from cut
    group by walk
    qualify place <= 30
  ),
  steps as (
    select
      place,
      unnest(walk) as event_key,
      generate_subscripts(walk, 1) as step,
    from counted
  ),
  told as (
    select
      steps.place,
      string_agg(names.event, ' → ' order by steps.step) as path,
    from steps
    join names on steps.event_key = names.event_key
    group by steps.place
  )
select
  told.path,
  counted.sessions::double as sessions,
  (counted.sessions / counted.all_sessions)::double as share,
  list_contains(counted.walk, -1) or list_contains(counted.walk, -2) as is_whole,
from counted
join told on counted.place = told.place
order by counted.place;
