-- Grain: one step of the funnel. How many visitors, or visits, reached it, and after how long?
with
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
  -- Visitors without a known customer count as long as the audience is everyone.
  visitors as (
    select distinct events.visitor_key,
    from mart.events as events
    cross join everyone
    left join mart.audience as audience on events.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (events.customer_key is null and everyone.is_it)
  ),
  attempts as (
    from mart.attempts(
      'chosen',
      'visitors',
      getvariable('unit') = 'sessions' or getvariable('window_days') = 'session',
      86400 * coalesce(try_cast(getvariable('window_days') as bigint), 36500)
    )
  ),
  counted as (
    select
      chosen.step,
      chosen.event,
      count(distinct case
        when getvariable('unit') = 'sessions' then attempts.unit_key
        else attempts.visitor_key
      end)::double as reached,
      median(attempts.seconds)::double as median_seconds,
    from chosen
    left join attempts on chosen.step = attempts.step
    group by chosen.step, chosen.event
  )
select
  step::double as step,
  event,
  reached,
  reached / nullif(first_value(reached) over (order by step), 0) as share_of_first,
  reached / nullif(lag(reached) over (order by step), 0) as share_of_previous,
  lag(reached) over (order by step) - reached as lost,
  median_seconds,
from counted
order by step;
