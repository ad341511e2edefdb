-- Grain: one pair of events that follow each other in the picture: in the step and in the next. How many
-- visits go this way? The most frequent events of each step, the rest as '(others)'; a visit that ends
-- goes to '(left)', one that has not begun yet comes from '(begun)'.
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
  placed as (
    select
      case when getvariable('anchor') = 'start' then 0 else getvariable('steps') - len(walk) end
        as shift,
      walk,
    from cut
  ),
  pairs as (
    select
      shift + unnest(range(1, len(walk))) as step,
      unnest(walk[:-2]) as from_key,
      unnest(walk[2:]) as to_key,
    from placed
  ),
  counted as (
    select
      step,
      from_key,
      to_key,
      count(*) as sessions,
    from pairs
    group by step, from_key, to_key
  ),
  -- All columns but the last have their visits on the way out, but those that began there.
  in_columns as (
    select
      step,
      from_key as event_key,
      sum(sessions) as sessions,
    from counted
    where from_key > 0
    group by step, from_key
    union all
    select
      step + 1 as step,
      to_key as event_key,
      sum(sessions) as sessions,
    from counted
    where to_key > 0 and step = getvariable('steps') - 1
    group by step, to_key
  ),
  shown as (
    select
      step,
      event_key,
    from in_columns
    qualify
      row_number() over (partition by step order by sessions desc, event_key) <= getvariable('top')
  ),
  named as (
    select
      counted.step,
      case
        when counted.from_key = -2 then '(begun)'
        when from_shown.event_key is null then '(others)'
        else from_names.event
      end as from_event,
      case
        when counted.to_key = -1 then '(left)'
        when to_shown.event_key is null then '(others)'
        else to_names.event
      end as to_event,
      counted.sessions,
    from counted
    left join shown as from_shown
      on counted.step = from_shown.step and counted.from_key = from_shown.event_key
    left join shown as to_shown
      on counted.step + 1 = to_shown.step and counted.to_key = to_shown.event_key
    left join names as from_names on counted.from_key = from_names.event_key
    left join names as to_names on counted.to_key = to_names.event_key
  )
select
  step::double as step,
  from_event,
  to_event,
  sum(sessions)::double as sessions,
  (sum(sessions) / nullif((select count(*) from cut), 0))::double as share,
from named
group by step, from_event, to_event
order by step, sessions desc, from_event, to_event;
