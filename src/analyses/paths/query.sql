-- Grain: one pair of events that follow each other in the picture: in the step and in the next. How many
-- visits go this way? The most frequent events of each step, the rest as '(others)'; a visit that ends
-- goes to '(left)', one that has not begun yet comes from '(begun)'.
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  -- Visits without a known customer count as long as the audience is everyone.
  visits as (
    select
      walks.visit_key,
      case
        when getvariable('repeats') = 'collapsed' then list_filter(
          walks.walk, lambda event_key, place: place = 1 or event_key <> walks.walk[place - 1]
        )
        else walks.walk
      end as walk,
    from mart.walks as walks
    cross join everyone
    left join mart.audience as audience on walks.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (walks.customer_key is null and everyone.is_it)
  ),
  names as (
    select
      event_key,
      any_value(event) as event,
    from mart.event_names
    group by event_key
  ),
  -- An event that is not there: the first or the last event of each visit.
  asked as (
    select min(event_key) as event_key,
    from names
    where event = getvariable('anchor_event')
  ),
  anchored as (
    select
      visits.walk,
      case
        when asked.event_key is not null then nullif(list_position(visits.walk, asked.event_key), 0)
        when getvariable('anchor') = 'end' then len(visits.walk)
        else 1
      end as place,
    from visits, asked
  ),
  -- -1: left after the event before, -2: began with the event after.
  cut as (
    select
      case
        when getvariable('anchor') = 'start' then
          walk[place:place + getvariable('steps') - 1]
          || case when len(walk) < place + getvariable('steps') - 1 then [-1] else [] end
        else
          case when place < getvariable('steps') then [-2] else [] end
          || walk[greatest(1, place - getvariable('steps') + 1):place]
      end as walk,
    from anchored
    where place is not null
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
