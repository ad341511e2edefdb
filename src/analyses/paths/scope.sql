-- Grain: one row. Of how many visits does the picture speak?
with
  visits as (
    from mart.audience_walks(getvariable('repeats'))
  ),
  cut as (
    from mart.walks_from(
      'visits', getvariable('anchor_event'), getvariable('anchor'), getvariable('steps')
    )
  )
select
  getvariable('anchor') as anchor,
  (select max(event) from mart.event_names where event = getvariable('anchor_event')) as anchor_event,
  getvariable('steps')::double as steps,
  getvariable('repeats') as repeats,
  (select count(*) from visits)::double as sessions,
  (select count(*) from cut)::double as anchored,
order by anchor;
