-- Grain: one band of tenure: days since the registration or the first order. At which tenure did those
-- who left leave, or order last? And how often: leavers for each 30 customer-days in the band, or for
-- each order day.
with
  leavers as materialized (
    select leavers.*,
    from mart.leavers(getvariable('basis'), getvariable('moment')) as leavers
    join mart.audience as audience on leavers.customer_key = audience.customer_key
  ),
  watched as (
    select
      any_value(moment) as moment,
      any_value(source) as source,
      min(left_on) - 1 as since,
    from leavers
  ),
  lives as (
    select
      customers.customer_key,
      least(customers.registered_at::date, customers.first_day) as began,
      coalesce(leavers.left_on, getvariable('as_of') + 1) as until,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
    left join leavers on customers.customer_key = leavers.customer_key and not leavers.came_back
  ),
  bands as (
    select
      unnest(['0-30', '31-90', '91-180', '181-365', '366-730', '731+']) as band,
      unnest([0, 31, 91, 181, 366, 731]) as fewest,
      unnest([31, 91, 181, 366, 731, 100000]) as until,
  ),
  exposed as (
    select
      bands.band,
      sum(
        greatest(
          0,
          least(lives.until, lives.began + bands.until)
          - greatest(lives.began + bands.fewest, watched.since)
        )
      ) / 30 as exposure,
    from bands
    join lives on lives.began + bands.fewest < lives.until
    cross join watched
    where watched.moment = 'day_before'
    group by bands.band
    union all
    select
      bands.band,
      count(*) as exposure,
    from lives
    join mart.order_days as order_days on lives.customer_key = order_days.customer_key
    join bands
      on order_days.day - lives.began >= bands.fewest and order_days.day - lives.began < bands.until
    cross join watched
    cross join mart.thresholds as thresholds
    where
      watched.moment = 'last_order'
      and (watched.source <> 'lapsed' or getvariable('as_of') - order_days.day > thresholds.churn_days)
    group by bands.band
  ),
  left_in as (
    select
      bands.band,
      count(*) as leavers,
    from leavers
    join bands
      on leavers.day - leavers.began >= bands.fewest and leavers.day - leavers.began < bands.until
    where not leavers.came_back
    group by bands.band
  )
select
  bands.band as tenure,
  coalesce(left_in.leavers, 0)::double as leavers,
  (coalesce(left_in.leavers, 0) / sum(left_in.leavers) over ())::double as share,
  coalesce(exposed.exposure, 0)::double as exposure,
  (coalesce(left_in.leavers, 0) / nullif(exposed.exposure, 0))::double as rate,
from bands
left join left_in on bands.band = left_in.band
left join exposed on bands.band = exposed.band
where left_in.leavers > 0 or exposed.exposure > 0
qualify sum(left_in.leavers) over () > 0
order by bands.fewest;
