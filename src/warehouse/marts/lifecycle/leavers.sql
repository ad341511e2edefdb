-- Grain: one customer who has left, as of the date; a table macro. When, and has it ordered since? By
-- `basis`: the departures, the ended contracts, or more than T days without an order; `auto` takes the
-- first of them that is there. `day` is the one to look at: the day before, or that of the last order;
-- of who lapsed always the last order, since the day before is the end of T for all of them.
create or replace macro mart.leavers(basis, wanted_moment) as table
with
  departed as (
    select
      customer_key,
      left_day as left_on,
    from mart.departures
    where left_day is not null
  ),
  ended as (
    select
      customer_key,
      ended as left_on,
    from mart.contracts
    where ended is not null
  ),
  lapsed as (
    select
      customers.customer_key,
      customers.last_day + floor(thresholds.churn_days)::integer + 1 as left_on,
    from mart.customers as customers
    cross join mart.thresholds as thresholds
    where customers.recency > thresholds.churn_days
  ),
  source_of as (
    select
      case
        when basis <> 'auto' then basis
        when exists (from departed) then 'departures'
        when exists (from ended) then 'ended'
        else 'lapsed'
      end as source,
  ),
  chosen as (
    select
      source,
      if(source = 'lapsed', 'last_order', wanted_moment) as moment,
    from source_of
  ),
  left_by_source as (
    select *
    from departed
    where (select source from chosen) = 'departures'
    union all
    select *
    from ended
    where (select source from chosen) = 'ended'
    union all
    select *
    from lapsed
    where (select source from chosen) = 'lapsed'
  )
select
  left_by_source.customer_key,
  chosen.source,
  chosen.moment,
  left_by_source.left_on,
  if(chosen.moment = 'last_order', customers.last_day, left_by_source.left_on - 1) as day,
  least(customers.registered_at::date, customers.first_day) as began,
  coalesce(customers.last_day > left_by_source.left_on, false) as came_back,
from left_by_source
cross join chosen
join mart.customers as customers on left_by_source.customer_key = customers.customer_key;
