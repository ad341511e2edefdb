-- Grain: one step of a funnel; a table macro. Which events are its steps, when these are asked for? In
-- the place of one that is not asked for, or not there, stands the usual step; '(none)' leaves a place
-- empty, and '(order)' is an order of the transactions, with the key 0. An event is a step once.
create or replace macro mart.steps_of(step_1, step_2, step_3, step_4, step_5, step_6) as table
with
  asked as (
    select
      unnest([step_1, step_2, step_3, step_4, step_5, step_6]) as event,
      generate_subscripts([1, 2, 3, 4, 5, 6], 1) as place,
  ),
  names as (
    select
      event_key,
      any_value(event) as event,
    from mart.event_names
    group by event_key
    union all
    select
      0 as event_key,
      '(order)' as event,
  ),
  placed as (
    select
      asked.place,
      coalesce(chosen.event_key, usual.event_key) as event_key,
      chosen.event_key is not null as is_chosen,
    from asked
    left join names as chosen on asked.event = chosen.event
    left join mart.usual_steps as usual on asked.place = usual.step
    where asked.event is distinct from '(none)'
  ),
  once as (
    select *,
    from placed
    where event_key is not null
    qualify row_number() over (partition by event_key order by is_chosen desc, place) = 1
  )
select
  (row_number() over (order by once.place))::integer as step,
  once.event_key,
  names.event,
from once
join names on once.event_key = names.event_key;
