-- Grain: one row. Of how many departures does it speak, and what is not known of them?
with
  -- A choice among the reasons leaves the other reasons standing.
  departed as (
    select departures.* replace (coalesce(departures.reason, '(unknown)') as reason),
    from mart.departures as departures
    join mart.around as around on departures.customer_key = around.customer_key
    where around.missed is null or around.missed = 'records departures reason'
  ),
  everyone as (
    select (select count(*) from mart.around where missed is null) = (
      select count(*) from mart.customers
    ) as is_it,
  ),
  strangers as (
    select count(distinct departures.customer_id) as customers,
    from staging.departures as departures
    where
      (departures.left_at is null or departures.left_at < getvariable('as_of') + 1)
      and departures.customer_id not in (select customer_id from mart.keys)
  )
select
  getvariable('counted_by') as counted_by,
  count(departed.customer_key)::double as customers,
  coalesce(sum(departed.lost_value), 0)::double as lost_value,
  (count(*) filter (where departed.reason = '(unknown)'))::double as without_reason,
  (count(*) filter (where departed.left_day is null and departed.customer_key is not null))::double
    as without_date,
  count(departed.came_back_day)::double as came_back,
  any_value(case when everyone.is_it then strangers.customers else 0 end)::double
    as unknown_customers,
from strangers
cross join everyone
left join departed on true
order by counted_by;
