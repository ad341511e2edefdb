-- Grain: one step of the funnel of one value of the attribute by which it is split; none without one.
-- Who gets how far? The twelve values with the most who take the first step; the rest is 'other', and
-- visitors of whom the value is not known are '(unknown)'.
with
  asked as (
    select attribute,
    from mart.crossable
    where attribute = getvariable('split')
  ),
  chosen as (
    from mart.steps_of(
      getvariable('step_1'),
      getvariable('step_2'),
      getvariable('step_3'),
      getvariable('step_4'),
      getvariable('step_5'),
      getvariable('step_6')
    )
  ),
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  -- A choice among the values leaves the other values standing.
  visitors as (
    select distinct
      events.visitor_key,
      events.customer_key,
    from mart.events as events
    cross join everyone
    cross join asked
    left join mart.around as around on events.customer_key = around.customer_key
    where
      (events.customer_key is null and everyone.is_it)
      or (
        around.customer_key is not null
        and (
          around.missed is null
          or around.missed = 'attribute ' || asked.attribute
          or around.missed = asked.attribute
        )
      )
  ),
  attempts as (
    from mart.attempts(
      'chosen',
      'visitors',
      getvariable('unit') = 'sessions' or getvariable('window_days') = 'session',
      86400 * coalesce(try_cast(getvariable('window_days') as bigint), 36500)
    )
  ),
  traits as (
    select
      visitors.visitor_key,
      coalesce(traits.value, '(unknown)') as value,
      traits.position,
    from visitors
    cross join asked
    left join mart.traits as traits
      on
        visitors.customer_key = traits.customer_key
        and traits.attribute = asked.attribute
  ),
  reached as (
    select
      traits.value,
      traits.position,
      attempts.step,
      case
        when getvariable('unit') = 'sessions' then attempts.unit_key
        else attempts.visitor_key
      end as unit_key,
    from attempts
    join traits on attempts.visitor_key = traits.visitor_key
  ),
  places as (
    select
      value,
      min(position) as position,
      row_number() over (
        order by
          value = '(unknown)',
          lower(value) in ('other', '其他'),
          count(distinct unit_key) filter (where step = 1) desc,
          value
      ) as place,
      case
        when value = '(unknown)' then value
        when place <= 12 and lower(value) not in ('other', '其他') then value
        else 'other'
      end as shown,
    from reached
    group by value
  ),
  classes as (
    select
      shown as value,
      min(position) as position,
      min(place) as place,
    from places
    group by shown
  ),
  counted as (
    select
      classes.value,
      classes.position,
      classes.place,
      chosen.step,
      chosen.event,
      count(distinct reached.unit_key)::double as reached,
    from classes
    cross join chosen
    left join places on classes.value = places.shown
    left join reached on places.value = reached.value and chosen.step = reached.step
    group by classes.value, classes.position, classes.place, chosen.step, chosen.event
  ),
  shared as (
    select
      *,
      first_value(reached) over (partition by value order by step) as first_reached,
      lag(reached) over (partition by value order by step) as previous_reached,
    from counted
  )
select
  asked.attribute,
  shared.value,
  shared.step::double as step,
  shared.event,
  shared.reached,
  shared.reached / nullif(shared.first_reached, 0) as share_of_first,
  shared.reached / nullif(shared.previous_reached, 0) as share_of_previous,
  shared.first_reached < 30 as is_small,
from shared
cross join asked
order by
  shared.value = '(unknown)',
  shared.value = 'other',
  shared.position nulls last,
  shared.place,
  shared.value,
  shared.step;
