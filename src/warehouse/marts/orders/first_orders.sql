-- Grain: one customer with an order. Where, how and for what reason did each order first, and for how
-- much? Of several orders on that day the earliest; its category and brand are those of most money.
create or replace table mart.first_orders as
with
  firsts as (
    select
      customer_key,
      arg_min(order_id, (ordered_at, order_id)) as order_id,
    from mart.orders
    where is_order and customer_key is not null
    group by customer_key
  ),
  sold as (
    select
      lines.order_id,
      lines.category,
      lines.brand,
      sum(lines.amount) as amount,
    from mart.document_lines as lines
    semi join firsts on lines.order_id = firsts.order_id
    group by lines.order_id, lines.category, lines.brand
  ),
  categories as (
    select
      order_id,
      arg_min(category, (-amount, category)) as category,
    from (
      select
        order_id,
        category,
        coalesce(sum(amount), 0) as amount,
      from sold
      where category is not null
      group by order_id, category
    )
    group by order_id
  ),
  brands as (
    select
      order_id,
      arg_min(brand, (-amount, brand)) as brand,
    from (
      select
        order_id,
        brand,
        coalesce(sum(amount), 0) as amount,
      from sold
      where brand is not null
      group by order_id, brand
    )
    group by order_id
  )
select
  firsts.customer_key,
  firsts.order_id,
  facts.day,
  facts.revenue::double as revenue,
  facts.units::double as units,
  facts.channel,
  facts.store,
  facts.payment_method,
  facts.promotion,
  facts.coupon,
  facts.discount::double as discount,
  categories.category,
  brands.brand,
from firsts
join mart.order_facts as facts on firsts.order_id = facts.order_id
left join categories on firsts.order_id = categories.order_id
left join brands on firsts.order_id = brands.order_id;
