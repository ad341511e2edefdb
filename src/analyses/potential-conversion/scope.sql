-- Grain: one row. Of how many registrations does this speak, and who is left out?
select
  getvariable('within')::double as within,
  count(registrations.customer_key) filter (where registrations.was_potential)::double
    as registered,
  count(*) filter (where registrations.days_to_order < 0)::double as ordered_before,
  count(*) filter (where registrations.days_to_order = 0)::double as same_day,
  count(*) filter (where customers.order_days = 0)::double as potential_now,
  (median(registrations.days_since) filter (where registrations.days_to_order is null))::double
    as median_wait,
  count(*) filter (where registrations.customer_key is null)::double as without_day,
from mart.customers as customers
join mart.audience as audience on customers.customer_key = audience.customer_key
left join mart.registrations as registrations
  on customers.customer_key = registrations.customer_key
order by registered;
