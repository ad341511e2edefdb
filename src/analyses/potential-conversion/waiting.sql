-- Grain: one length of waiting. How long ago did those register who have not ordered to this day?
with
  bands as (
    select
      unnest(['0-7', '8-30', '31-90', '91-180', '181-365', '366+']) as band,
      unnest([0, 8, 31, 91, 181, 366]) as fewest,
      unnest([8, 31, 91, 181, 366, 100000]) as until,
  ),
  counted as (
    select
      bands.band,
      bands.fewest,
      count(*) as customers,
    from mart.registrations as registrations
    join mart.audience as audience on registrations.customer_key = audience.customer_key
    join bands
      on registrations.days_since >= bands.fewest and registrations.days_since < bands.until
    where registrations.days_to_order is null
    group by bands.band, bands.fewest
  )
select
  band as waiting,
  customers::double as customers,
  (customers / sum(customers) over ())::double as share,
from counted
order by fewest;
