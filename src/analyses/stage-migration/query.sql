-- Grain: one stage on the earlier day and one now. How many customers of the audience went from the
-- one to the other? Who was not yet a customer is a stage of its own.
with
  moves as (
    select
      earlier,
      later,
      count(*) as customers,
    from
      mart.moves_since(
        coalesce(getvariable('since'), (select day from mart.earlier_day)),
        'stage',
        getvariable('cuts')
      ) as moves
    join mart.audience as audience on moves.customer_key = audience.customer_key
    group by earlier, later
  )
select
  earlier,
  later,
  customers::double as customers,
  (customers / sum(customers) over (partition by earlier))::double as share_of_earlier,
from moves
order by earlier = 'not_yet', mart.stage_position(earlier), customers desc, later;
