-- Grain: one class. Who was in it on the earlier day, who went, stayed and came, who is in it now?
-- Before = went + stayed, after = stayed + came.
with
  moves as materialized (
    select
      moves.earlier,
      moves.later,
    from
      mart.moves_since(
        coalesce(getvariable('since'), (select day from mart.earlier_day)),
        getvariable('lens'),
        getvariable('cuts')
      ) as moves
    join mart.audience as audience on moves.customer_key = audience.customer_key
  ),
  sides as (
    select
      earlier as class,
      1 as before,
      (later <> earlier)::integer as went,
      (later = earlier)::integer as stayed,
      0 as came,
      0 as after,
    from moves
    union all
    select
      later as class,
      0 as before,
      0 as went,
      0 as stayed,
      (later <> earlier)::integer as came,
      1 as after,
    from moves
  )
select
  class,
  sum(before)::double as before,
  sum(went)::double as went,
  sum(stayed)::double as stayed,
  sum(came)::double as came,
  sum(after)::double as after,
from sides
group by class
order by class = 'not_yet', before desc, class;
