-- Grain: one event that takes an attempt a step on; a table macro. Which of the events `taken` follow
-- these attempts at their next step, within so many seconds of their beginning? Each follows the
-- attempt that reached the step before last.
create or replace macro mart.attempts_on(taken, reached, next_step, seconds) as table
select
  events.unit_key,
  events.visitor_key,
  events.occurred_at,
  attempts.begun_at,
  attempts.occurred_at as before_at,
from (
  from query_table(taken)
  where step = next_step
) as events
asof join query_table(reached) as attempts
  on events.unit_key = attempts.unit_key and events.occurred_at >= attempts.occurred_at
where events.occurred_at <= attempts.begun_at + to_seconds(seconds);
