-- Grain: one order, or one return document. What did each order bring, as of the date?
-- Money is summed exactly (decimal): equal customers must get equal values.
create or replace table mart.orders as
with
  lines as (
    select
      order_id,
      customer_id,
      ordered_at,
      coalesce(state, 'valid') as state,
      quantity,
      amount,
      order_amount,
      cost,
      discount,
      case when refunded_at is null or refunded_at < getvariable('as_of') + 1 then refund end
        as refund,
      channel,
      store,
      payment_method,
      promotion,
    from staging.transactions
    where
      ordered_at < getvariable('as_of') + 1
      and (currency is null or currency = getvariable('currency')),
  ),
  identified as (
    select
      order_id,
      any_value(customer_id) as customer_id,
      min(ordered_at) as ordered_at,
      min(state = 'valid') as all_valid,
      max(state = 'valid') as any_valid,
      min(state) as first_state,
      count(*) as lines,
      sum(quantity) filter (where state = 'valid') as units,
      coalesce(sum(amount) filter (where state = 'valid'), max(order_amount)) as amount,
      coalesce(sum(amount), max(order_amount)) as placed,
      sum(cost) filter (where state = 'valid') as cost,
      sum(refund) filter (where state = 'valid') as refund,
      any_value(channel) as channel,
      any_value(store) as store,
      any_value(payment_method) as payment_method,
      any_value(promotion) as promotion,
    from lines
    where order_id is not null
    group by order_id
  ),
  unidentified as (
    select
      null as order_id,
      customer_id,
      ordered_at,
      state = 'valid' as all_valid,
      state = 'valid' as any_valid,
      state as first_state,
      1 as lines,
      quantity as units,
      coalesce(amount, order_amount) as amount,
      coalesce(amount, order_amount) as placed,
      cost,
      refund,
      channel,
      store,
      payment_method,
      promotion,
    from lines
    where order_id is null
  ),
  from_lines as (
    from identified
    union all
    from unidentified
  ),
  headers as (
    select
      order_id,
      any_value(customer_id) as customer_id,
      min(ordered_at) as ordered_at,
      max(coalesce(state, 'valid') = 'valid') as is_valid,
      min(state) as first_state,
      max(coalesce(amount, order_amount)) as amount,
      max(discount) as discount,
      max(refund) as refund,
      any_value(channel) as channel,
      any_value(store) as store,
      any_value(payment_method) as payment_method,
      any_value(promotion) as promotion,
    from staging.order_headers
    where
      ordered_at < getvariable('as_of') + 1
      and (currency is null or currency = getvariable('currency'))
    group by order_id
  ),
  documents as (
    select
      coalesce(from_lines.order_id, headers.order_id) as order_id,
      coalesce(headers.customer_id, from_lines.customer_id) as customer_id,
      coalesce(headers.ordered_at, from_lines.ordered_at) as ordered_at,
      case
        when headers.order_id is not null and not headers.is_valid then headers.first_state
        when from_lines.lines is not null and not from_lines.any_valid then from_lines.first_state
        else 'valid'
      end as state,
      coalesce(from_lines.lines, 0) as lines,
      from_lines.units,
      coalesce(from_lines.amount - coalesce(headers.discount, 0), headers.amount) as amount,
      coalesce(from_lines.placed - coalesce(headers.discount, 0), headers.amount) as placed,
      from_lines.cost,
      coalesce(from_lines.refund, headers.refund) as refund,
      coalesce(headers.channel, from_lines.channel) as channel,
      coalesce(headers.store, from_lines.store) as store,
      coalesce(headers.payment_method, from_lines.payment_method) as payment_method,
      coalesce(headers.promotion, from_lines.promotion) as promotion,
    from from_lines
    full join headers on from_lines.order_id = headers.order_id
  ),
  refunds as (
    select
      order_id,
      sum(amount) as refund,
    from staging.refunds
    where
      coalesce(state, 'valid') = 'valid'
      and (refunded_at is null or refunded_at < getvariable('as_of') + 1)
    group by order_id
  ),
  refunded as (
    select
      documents.* exclude (refund),
      coalesce(refunds.refund, 0) + coalesce(documents.refund, 0) as refund,
    from documents
    left join refunds on documents.order_id = refunds.order_id
  )
select
  refunded.order_id,
  keys.customer_key,
  refunded.ordered_at,
  refunded.ordered_at::date as day,
  refunded.state,
  refunded.state = 'valid'
  and not (refunded.refund > 0 and refunded.refund >= coalesce(refunded.amount, 0))
  and coalesce(refunded.amount, 0) >= 0 as is_order,
  refunded.lines::integer as lines,
  coalesce(refunded.units, 0)::decimal(18, 4) as units,
  coalesce(refunded.placed, 0)::decimal(18, 4) as placed,
  case when refunded.state = 'valid' then coalesce(refunded.amount, 0) else 0 end::decimal(18, 4)
    as paid,
  case when refunded.state = 'valid' then refunded.refund else 0 end::decimal(18, 4) as refund,
  case when refunded.state = 'valid' then coalesce(refunded.amount, 0) - refunded.refund else 0 end::decimal(18, 4)
    as revenue,
  refunded.cost::decimal(18, 4) as cost,
  refunded.channel,
  refunded.store,
  refunded.payment_method,
  refunded.promotion,
from refunded
left join mart.keys as keys on refunded.customer_id = keys.customer_id;
