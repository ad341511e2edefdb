-- Grain: one step that a visitor reached, or a visit did; a table macro. How far did each come in its
-- best attempt, and how long did the way from the step before take? `steps` are steps and event keys,
-- `visitors` those who count, `seconds` the longest time from the first step; `by_visit` keeps attempts
-- within one visit. Steps have to follow each other; other events may lie between, and events of the same
-- second are in the order of the steps.
--
-- Of all attempts under way the one begun last has most time left: so for each event it suffices to know
-- the last one of the step before, and when that attempt began (as windowFunnel of ClickHouse does).
create or replace macro mart.attempts(steps, visitors, by_visit, seconds) as table
with
  chosen as (
    from query_table(steps)
  ),
  counted as (
    from query_table(visitors)
  ),
  done as (
    select
      visitor_key,
      visit_key,
      event_key,
      occurred_at,
    from mart.events
    union all
    select
      visitor_key,
      visit_key,
      0 as event_key,
      occurred_at,
    from mart.order_events
    where exists (from chosen where event_key = 0)
  ),
  taken as materialized (
    select
      case when by_visit then done.visit_key else done.visitor_key end as unit_key,
      done.visitor_key,
      done.occurred_at,
      chosen.step,
    from done
    join chosen on done.event_key = chosen.event_key
    where
      done.visitor_key in (select visitor_key from counted)
      and not (by_visit and done.visit_key is null)
  ),
  reached_1 as (
    select
      unit_key,
      visitor_key,
      occurred_at,
      occurred_at as begun_at,
      null::timestamp as before_at,
    from taken
    where step = 1
  ),
  reached_2 as (
    from mart.attempts_on('taken', 'reached_1', 2, seconds)
  ),
  reached_3 as (
    from mart.attempts_on('taken', 'reached_2', 3, seconds)
  ),
  reached_4 as (
    from mart.attempts_on('taken', 'reached_3', 4, seconds)
  ),
  reached_5 as (
    from mart.attempts_on('taken', 'reached_4', 5, seconds)
  ),
  reached_6 as (
    from mart.attempts_on('taken', 'reached_5', 6, seconds)
  ),
  reached as (
    select
      1 as step,
      *,
    from reached_1
    union all
    select
      2 as step,
      *,
    from reached_2
    union all
    select
      3 as step,
      *,
    from reached_3
    union all
    select
      4 as step,
      *,
    from reached_4
    union all
    select
      5 as step,
      *,
    from reached_5
    union all
    select
      6 as step,
      *,
    from reached_6
  )
select
  step,
  unit_key,
  any_value(visitor_key) as visitor_key,
  arg_min(epoch(occurred_at) - epoch(before_at), occurred_at)::double as seconds,
from reached
group by step, unit_key;
