-- Grain: one channel, store, province or city. What does each sell, in how many orders and to how
-- many buyers? Orders of which it is not known are a class of their own, so that the classes add up
-- to net sales.
with
  filled as (
    select
      channel,
      store,
      province,
      city,
    from staging.transactions
    union all
    select
      channel,
      store,
      province,
      city,
    from staging.order_headers
  ),
  those as (
    select
      count(province) as provinces,
      count(city) as cities,
    from mart.customers
  ),
  chosen as (
    select
      case
        when getvariable('level') in ('channel', 'store', 'province', 'city')
          then getvariable('level')
        when count(channel) > 0 then 'channel'
        when count(store) > 0 then 'store'
        when count(province) > 0 or any_value(those.provinces) > 0 then 'province'
        when count(city) > 0 or any_value(those.cities) > 0 then 'city'
        else 'channel'
      end as level,
    from filled
    cross join those
  ),
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  documents as (
    select
      chosen.level,
      case chosen.level
        when 'channel' then orders.channel
        when 'store' then orders.store
        when 'province' then coalesce(orders.province, customers.province)
        else coalesce(orders.city, customers.city)
      end as value,
      orders.customer_key,
      orders.is_order,
      orders.paid,
      orders.revenue,
    from mart.order_facts as orders
    cross join chosen
    cross join everyone
    left join mart.audience as audience on orders.customer_key = audience.customer_key
    left join mart.customers as customers on orders.customer_key = customers.customer_key
    where
      audience.customer_key is not null
      or (orders.customer_key is null and everyone.is_it)
  ),
  totals as (
    select
      level,
      coalesce(value, '(unknown)') as value,
      sum(revenue) as revenue,
      sum(paid) filter (where paid >= 0) as paid,
      count(*) filter (where is_order) as orders,
      count(*) filter (where paid >= 0) as paid_orders,
      count(distinct customer_key) filter (where is_order) as buyers,
      sum(revenue) filter (where customer_key is not null) as revenue_of_buyers,
    from documents
    group by level, coalesce(value, '(unknown)')
  )
select
  level,
  value,
  revenue::double as revenue,
  case when sum(revenue) over () > 0 then revenue::double / sum(revenue) over () end::double
    as share,
  orders::double as orders,
  paid_orders::double as paid_orders,
  buyers::double as buyers,
  (paid::double / nullif(paid_orders, 0))::double as aov,
  (revenue_of_buyers::double / nullif(buyers, 0))::double as revenue_per_buyer,
  orders < 30 as is_small,
from totals
order by value = '(unknown)', revenue desc, value;
