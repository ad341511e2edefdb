-- Grain: one number of order days. After how many did those who left leave, and what share of those
-- who got that far is it?
with
  left_for_good as (
    select leavers.customer_key,
    from mart.leavers(getvariable('basis'), getvariable('moment')) as leavers
    where not leavers.came_back
  ),
  bands as (
    select
      unnest(['0', '1', '2', '3', '4-5', '6-9', '10+']) as band,
      unnest([0, 1, 2, 3, 4, 6, 10]) as fewest,
      unnest([0, 1, 2, 3, 5, 9, null]) as most,
  ),
  counted as (
    select
      bands.band,
      bands.fewest,
      count(*) filter (
        where left_for_good.customer_key is not null
        and customers.order_days <= coalesce(bands.most, customers.order_days)
      ) as leavers,
      count(*) as reached,
    from bands
    join mart.customers as customers on bands.fewest <= customers.order_days
    join mart.audience as audience on customers.customer_key = audience.customer_key
    left join left_for_good on customers.customer_key = left_for_good.customer_key
    group by bands.band, bands.fewest
  )
select
  band as order_days,
  leavers::double as leavers,
  (leavers / sum(leavers) over ())::double as share,
  reached::double as reached,
  (leavers / reached)::double as rate,
from counted
qualify sum(leavers) over () > 0 and (leavers > 0 or fewest > 0)
order by fewest;
