-- Grain: one of these visits that has the event; a table macro. Which events come in so many `steps` from
-- it, or up to it where the `anchor` is the end? Where no visit has the event, from the first or up to
-- the last of each. Keys of events; -1: left after the event before, -2: began with the event after.
create or replace macro mart.walks_from(visits, anchor_event, anchor, steps) as table
with
  asked as (
    select min(event_key) as event_key,
    from mart.event_names
    where event = anchor_event
  ),
  anchored as (
    select
      visits.walk,
      case
        when asked.event_key is not null then nullif(list_position(visits.walk, asked.event_key), 0)
        when anchor = 'end' then len(visits.walk)
        else 1
      end as place,
    from query_table(visits) as visits
    cross join asked
  )
select
  case
    when anchor = 'start' then
      walk[place:place + steps - 1] || case when len(walk) < place + steps - 1 then [-1] else [] end
    else
      case when place < steps then [-2] else [] end || walk[greatest(1, place - steps + 1):place]
  end as walk,
from anchored
where place is not null;
