-- Grain: one order of a customer who was seen on the pages. When was it placed, and in which visit? In
-- the last one that had begun, where it had not ended more than half an hour before. An order without a
-- time of day counts at the end of its day; those before the first event of all do not count.
create or replace view mart.order_events as
with
  visits as (
    select
      customer_key,
      visitor_key,
      visit_key,
      min(occurred_at) as begun_at,
      max(occurred_at) as ended_at,
    from mart.events
    where customer_key is not null
    group by customer_key, visitor_key, visit_key
  ),
  visitors as (
    select distinct
      customer_key,
      visitor_key,
    from visits
  ),
  placed as (
    select
      visitors.customer_key,
      visitors.visitor_key,
      case
        when orders.ordered_at = orders.day then orders.day + interval '86399 seconds'
        else orders.ordered_at
      end as occurred_at,
    from mart.orders as orders
    join visitors on orders.customer_key = visitors.customer_key
    where orders.is_order and orders.day >= (select min(begun_at)::date from visits)
  )
select
  placed.visitor_key,
  case
    when placed.occurred_at <= visits.ended_at + interval 30 minute then visits.visit_key
  end as visit_key,
  placed.occurred_at,
from placed
asof left join visits
  on
    placed.customer_key = visits.customer_key
    and placed.occurred_at >= visits.begun_at;
