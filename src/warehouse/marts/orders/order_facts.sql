-- Grain: one paid order or return document. Where, how and why was it bought, and what did it bring?
-- Each order counts once: where its lines differ, the first that says something speaks for it, and
-- where they say nothing, the order's header.
create or replace view mart.order_facts as
with
  lines as (
    select
      order_id,
      any_value(payment_method) as payment_method,
      any_value(channel) as channel,
      any_value(store) as store,
      any_value(promotion) as promotion,
      any_value(coupon) as coupon,
      any_value(salesperson) as salesperson,
      any_value(province) as province,
      any_value(city) as city,
      sum(discount) as discount,
    from staging.transactions
    where coalesce(state, 'valid') in ('valid', 'refunded')
    group by order_id
  )
select
  orders.order_id,
  orders.customer_key,
  orders.ordered_at,
  orders.day,
  orders.is_order,
  orders.units,
  orders.paid,
  orders.refund,
  orders.revenue,
  coalesce(lines.payment_method, headers.payment_method) as payment_method,
  coalesce(lines.channel, headers.channel) as channel,
  coalesce(lines.store, headers.store) as store,
  coalesce(lines.promotion, headers.promotion) as promotion,
  coalesce(lines.coupon, headers.coupon) as coupon,
  coalesce(lines.salesperson, headers.salesperson) as salesperson,
  coalesce(lines.province, headers.province) as province,
  coalesce(lines.city, headers.city) as city,
  case
    when lines.discount is not null or headers.discount is not null
      then coalesce(lines.discount, 0) + coalesce(headers.discount, 0)
  end as discount,
from mart.orders as orders
left join lines on orders.order_id = lines.order_id
left join mart.header_facts as headers on orders.order_id = headers.order_id
where orders.state = 'valid';
