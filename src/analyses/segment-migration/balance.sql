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
  )
select
  class,
  before,
  went,
  stayed,
  came,
  after,
from mart.balance_of('moves')
order by class = 'not_yet', before desc, class;
