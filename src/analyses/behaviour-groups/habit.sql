-- Grain: one hour of one weekday, Monday 1. When do the customers of the audience come, or, where no
-- visits are recorded, when do they order?
with
  recorded as (
    select count(*) > 0 as has_visits,
    from mart.visits
    where customer_key is not null
  ),
  done as (
    select
      visits.customer_key,
      visits.begun_at as done_at,
    from mart.visits as visits
    where visits.customer_key is not null
    union all
    select
      orders.customer_key,
      orders.ordered_at as done_at,
    from mart.orders as orders, recorded
    where orders.is_order and orders.customer_key is not null and not recorded.has_visits
  )
select
  isodow(done.done_at)::double as weekday,
  hour(done.done_at)::double as hour,
  count(*)::double as visits,
  count(distinct done.customer_key)::double as customers,
from done
join mart.audience as audience on done.customer_key = audience.customer_key
-- Without a time of day every record would lie at midnight.
where (select bool_or(done_at <> date_trunc('day', done_at)) from done)
group by all
order by weekday, hour;
