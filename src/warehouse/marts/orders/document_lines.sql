-- Grain: one paid line of an order or of a return document; an order of which only the header is
-- known is one line without a product. What was bought, where and how, and what did it bring?
-- Product facts are the line's own, else those of the product (its id where it has no name); place, way and reason of the
-- purchase are the line's own, else those of the order's header.
-- `amount` is what was charged for the line, before discounts of the whole order and refunds.
-- `revenue` adds up to the order's net sales: the amount less the line's own refund, and what else
-- was taken off the order shared out by amounts; by units where the lines have no amounts.
create or replace view mart.document_lines as
with
  lines as not materialized (
    select
      *,
      case
        when refunded_at >= getvariable('as_of') + 1 then null
        else coalesce(nullif(refund, 0), case when state = 'refunded' then amount end)
      end as given_back,
    from staging.transactions
    where
      ordered_at < getvariable('as_of') + 1
      and (currency is null or currency = getvariable('currency'))
      and coalesce(state, 'valid') in ('valid', 'refunded')
  ),
  -- The orders that brought something else than their lines say: few, as a rule.
  unequal as (
    select order_id,
    from mart.orders
    where refund <> 0
    union
    select order_id,
    from staging.order_headers
    where discount <> 0
    union
    select order_id,
    from lines
    where amount is null
  ),
  told as (
    select
      lines.order_id,
      count(*) as lines,
      sum(lines.quantity) as units,
      coalesce(sum(lines.amount), 0) as amount,
      coalesce(sum(lines.given_back), 0) as given_back,
      coalesce(bool_or(lines.given_back > lines.amount), false) as is_of_the_order,
    from lines
    semi join unequal on lines.order_id = unequal.order_id
    group by lines.order_id
  ),
  -- A refund told on one line but larger than it was of the whole order.
  shares as (
    select
      told.order_id,
      told.lines,
      told.units,
      told.amount,
      not told.is_of_the_order and told.given_back <= orders.refund as is_given_back_by_line,
      orders.revenue - told.amount + case when is_given_back_by_line then told.given_back else 0 end
        as rest,
    from told
    join mart.orders as orders on told.order_id = orders.order_id
  ),
  goods as (
    select
      product_id,
      any_value(product) as product,
      any_value(category) as category,
      any_value(subcategory) as subcategory,
      any_value(brand) as brand,
    from staging.products
    group by product_id
  ),
  parts as (
    select
      order_id,
      product_id,
      product,
      category,
      brand,
      quantity,
      amount,
      cost,
      given_back,
      payment_method,
      channel,
      store,
      promotion,
      coupon,
      salesperson,
      province,
      city,
    from lines
    union all by name
    select order_id,
    from mart.orders
    where lines = 0
  )
select
  orders.order_id,
  orders.customer_key,
  orders.ordered_at,
  orders.day,
  orders.is_order,
  parts.product_id,
  coalesce(parts.product, goods.product, parts.product_id) as product,
  coalesce(parts.category, goods.category) as category,
  goods.subcategory,
  coalesce(parts.brand, goods.brand) as brand,
  parts.quantity,
  case when orders.lines = 0 then orders.paid else parts.amount end as amount,
  case
    when orders.lines = 0 then orders.revenue
    when shares.order_id is null then parts.amount
    else
      coalesce(parts.amount, 0)
      - case when shares.is_given_back_by_line then coalesce(parts.given_back, 0) else 0 end
      + shares.rest * case
        when shares.amount <> 0 then coalesce(parts.amount, 0) / shares.amount
        when shares.units <> 0 then coalesce(parts.quantity, 0) / shares.units
        else 1 / shares.lines
      end
  end::double as revenue,
  parts.cost,
  coalesce(parts.payment_method, headers.payment_method) as payment_method,
  coalesce(parts.channel, headers.channel) as channel,
  coalesce(parts.store, headers.store) as store,
  coalesce(parts.promotion, headers.promotion) as promotion,
  coalesce(parts.coupon, headers.coupon) as coupon,
  coalesce(parts.salesperson, headers.salesperson) as salesperson,
  coalesce(parts.province, headers.province) as province,
  coalesce(parts.city, headers.city) as city,
from parts
join mart.orders as orders on parts.order_id = orders.order_id
left join shares on parts.order_id = shares.order_id
left join mart.header_facts as headers on parts.order_id = headers.order_id
left join goods on parts.product_id = goods.product_id
where orders.state = 'valid';
