-- Grain: one number of days. Of the customers who registered without ordering that day at least so long ago,
-- how many ordered within so many days of it?
with
  windows as (
    select unnest([7, 30, 90, 180]) as days,
  ),
  counted as (
    select
      windows.days,
      count(registrations.customer_key) as registered,
      count(*) filter (where registrations.days_to_order <= windows.days) as converted,
    from windows
    left join (
      select registrations.*,
      from mart.registrations as registrations
      join mart.audience as audience on registrations.customer_key = audience.customer_key
      where registrations.was_potential
    ) as registrations on registrations.days_since >= windows.days
    group by windows.days
  )
select
  days::double as within,
  registered::double as registered,
  converted::double as converted,
  (converted / nullif(registered, 0))::double as share,
  mart.wilson_low(converted, registered)::double as low,
  mart.wilson_high(converted, registered)::double as high,
  registered < 30 as is_small,
from counted
order by days;
