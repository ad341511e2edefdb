-- Grain: one way of payment. How many orders and how much money came by each, and how much of it went
-- back? Orders of which it is not known are a class of their own.
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  totals as (
    select
      coalesce(orders.payment_method, '(unknown)') as payment_method,
      count(*) filter (where orders.is_order) as orders,
      sum(orders.revenue) as revenue,
      count(*) filter (where orders.paid >= 0) as paid_orders,
      sum(orders.paid) filter (where orders.paid >= 0) as paid,
      -- A return document has no order of its own: it counts as a refund.
      count(*) filter (where orders.refund > 0 or orders.paid < 0) as refunds,
      sum(case when orders.paid >= 0 then orders.refund else orders.refund - orders.paid end)
        as refunded,
    from mart.order_facts as orders
    cross join everyone
    left join mart.audience as audience on orders.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (orders.customer_key is null and everyone.is_it)
    group by coalesce(orders.payment_method, '(unknown)')
  )
select
  payment_method,
  orders::double as orders,
  (orders / nullif(sum(orders) over (), 0))::double as share_of_orders,
  revenue::double as revenue,
  case when sum(revenue) over () > 0 then revenue::double / sum(revenue) over () end::double
    as share,
  paid_orders::double as paid_orders,
  (paid::double / nullif(paid_orders, 0))::double as aov,
  (refunds / nullif(paid_orders, 0))::double as refund_rate_orders,
  (refunded::double / nullif(paid, 0))::double as refund_rate_money,
  paid_orders < 30 as is_small,
from totals
order by payment_method = '(unknown)', orders desc, payment_method;
