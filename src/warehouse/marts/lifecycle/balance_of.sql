-- Grain: one class; a table macro. Of these moves from an `earlier` class to a `later` one: who was in
-- it on the earlier day, who went, stayed and came, who is in it now? Before = went + stayed, after =
-- stayed + came.
create or replace macro mart.balance_of(moves) as table
with
  sides as (
    select
      earlier as class,
      1 as before,
      (later <> earlier)::integer as went,
      (later = earlier)::integer as stayed,
      0 as came,
      0 as after,
    from query_table(moves)
    union all
    select
      later as class,
      0 as before,
      0 as went,
      0 as stayed,
      (later <> earlier)::integer as came,
      1 as after,
    from query_table(moves)
  )
select
  class,
  sum(before)::double as before,
  sum(went)::double as went,
  sum(stayed)::double as stayed,
  sum(came)::double as came,
  sum(after)::double as after,
from sides
group by class;
