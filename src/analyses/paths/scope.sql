-- Grain: one row. Of how many visits does the picture speak?
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
  )
select
  getvariable('anchor') as anchor,
  (
    select any_value(names.event)
    from names
    join asked on names.event_key = asked.event_key
  ) as anchor_event,
  getvariable('steps')::double as steps,
  getvariable('repeats') as repeats,
  (select count(*) from visits)::double as sessions,
  (select count(*) from cut)::double as anchored,
order by anchor;
