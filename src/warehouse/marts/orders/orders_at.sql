-- Grain: one order, or one return document; a table macro. What did each order bring, as of a day?
-- Money is summed exactly (decimal): equal customers must get equal values.
create or replace macro mart.orders_at(until) as table
with
  lines as not materialized (
    select
      order_id,
      customer_id,
      ordered_at,
      state,
      coalesce(state, 'valid') in ('valid', 'refunded') as is_paid,
      quantity,
      amount,
      order_amount,
      cost,
      -- A closed line is not paid, so what was given back for it is no loss of the other lines.
      case
        when refunded_at >= until + 1 then null
        when coalesce(state, 'valid') in ('valid', 'refunded') then nullif(refund, 0)
      end as refund,
      case
        when refunded_at >= until + 1 then null
        when state = 'refunded' then amount
      end as refunded_amount,
      case
        when refunded_at >= until + 1 then null
        when state = 'refunded' and amount is null then order_amount
      end as refunded_by_status,
    from staging.transactions
    where
      ordered_at < until + 1
      and (currency is null or currency = getvariable('currency'))
  ),
  by_order as (
    select
      order_id,
      any_value(customer_id) as customer_id,
      min(ordered_at) as ordered_at,
      count(*) as lines,
      sum(quantity)::decimal(18, 4) as units,
      coalesce(sum(amount), max(order_amount))::decimal(18, 4) as placed,
      sum(cost)::decimal(18, 4) as cost,
    from lines
    group by order_id
  ),
  -- The few lines that take something away; apart from the many, since each sum over those is dear.
  taken_away as (
    select
      order_id,
      count(*) filter (where not is_paid) as unpaid_lines,
      min(state) filter (where not is_paid) as unpaid_state,
      sum(quantity) filter (where not is_paid)::decimal(18, 4) as unpaid_units,
      sum(amount) filter (where not is_paid)::decimal(18, 4) as unpaid,
      sum(cost) filter (where not is_paid)::decimal(18, 4) as unpaid_cost,
      -- More than the line cost: the refund of the whole order, told on one of its lines.
      (
        case
          when bool_or(refund > amount) then sum(refund)
          else sum(coalesce(refund, refunded_amount))
        end
      )::decimal(18, 4) as refund,
      max(refunded_by_status) as refunded_by_status,
      sum(amount) filter (where amount < 0 and is_paid)::decimal(18, 4) as returned,
    from lines
    where
      not is_paid
      or refund is not null
      or refunded_amount is not null
      or refunded_by_status is not null
      or amount < 0
    group by order_id
  ),
  from_lines as (
    select
      by_order.order_id,
      by_order.customer_id,
      by_order.ordered_at,
      by_order.lines > coalesce(taken_away.unpaid_lines, 0) as is_paid,
      taken_away.unpaid_state,
      by_order.lines,
      by_order.units - coalesce(taken_away.unpaid_units, 0) as units,
      by_order.placed - coalesce(taken_away.unpaid, 0) as amount,
      by_order.placed,
      by_order.cost - coalesce(taken_away.unpaid_cost, 0) as cost,
      taken_away.refund,
      taken_away.refunded_by_status,
      taken_away.returned,
    from by_order
    left join taken_away on by_order.order_id = taken_away.order_id
  ),
  headers as (
    select
      order_id,
      any_value(customer_id) as customer_id,
      min(ordered_at) as ordered_at,
      max(coalesce(state, 'valid') in ('valid', 'refunded')) as is_paid,
      coalesce(max(coalesce(state, 'valid') = 'refunded') filter (where is_given_back), false)
        as is_refunded,
      min(state) as unpaid_state,
      max(coalesce(amount, order_amount)) as amount,
      coalesce(max(discount), 0) as discount,
      max(refund) filter (where refund <> 0 and is_given_back) as refund,
    from (
      select
        *,
        refunded_at is null or refunded_at < until + 1 as is_given_back,
      from staging.order_headers
    )
    where
      ordered_at < until + 1
      and (currency is null or currency = getvariable('currency'))
    group by order_id
  ),
  -- Lines say what was bought and for how much; the header says when, whether, and less what.
  documents as (
    select
      from_lines.order_id,
      coalesce(headers.customer_id, from_lines.customer_id) as customer_id,
      coalesce(headers.ordered_at, from_lines.ordered_at) as ordered_at,
      case
        when not headers.is_paid then headers.unpaid_state
        when not from_lines.is_paid then from_lines.unpaid_state
        else 'valid'
      end as state,
      from_lines.lines,
      from_lines.units,
      from_lines.amount - coalesce(headers.discount, 0) as amount,
      from_lines.placed - coalesce(headers.discount, 0) as placed,
      from_lines.cost,
      coalesce(
        from_lines.refund,
        headers.refund,
        case
          when headers.is_refunded then from_lines.amount - headers.discount
          else from_lines.refunded_by_status
        end
      ) as refund,
      from_lines.returned,
    from from_lines
    left join headers on from_lines.order_id = headers.order_id
    union all
    select
      order_id,
      customer_id,
      ordered_at,
      case when is_paid then 'valid' else unpaid_state end as state,
      0 as lines,
      null as units,
      amount,
      amount as placed,
      null as cost,
      coalesce(refund, case when is_refunded then amount end) as refund,
      null as returned,
    from headers
    anti join staging.transactions as lines on headers.order_id = lines.order_id
  ),
  -- A status is a snapshot of today; a refund that has a record counts from its own date.
  refunds as (
    select
      order_id,
      coalesce(
        sum(amount) filter (
          where refunded_at is null or refunded_at < until + 1
        ),
        0
      ) as refund,
    from staging.refunds
    where coalesce(state, 'valid') = 'valid'
    group by order_id
  ),
  settled as (
    select
      documents.* exclude (amount, refund),
      case when documents.state = 'valid' then coalesce(documents.amount, 0) else 0 end as paid,
      case when documents.state = 'valid' then coalesce(refunds.refund, documents.refund, 0) else 0 end
        as refund,
    from documents
    left join refunds on documents.order_id = refunds.order_id
  )
select
  settled.order_id,
  keys.customer_key,
  settled.ordered_at,
  settled.ordered_at::date as day,
  settled.state,
  settled.state = 'valid'
  and settled.paid >= 0
  -- Given back in full, as a refund or as negative lines under the order's own id.
  and not (
    (settled.refund > 0 or coalesce(settled.returned, 0) < 0)
    and settled.refund >= settled.paid
  ) as is_order,
  settled.lines::integer as lines,
  coalesce(settled.units, 0)::decimal(18, 4) as units,
  coalesce(settled.placed, 0)::decimal(18, 4) as placed,
  settled.paid::decimal(18, 4) as paid,
  settled.refund::decimal(18, 4) as refund,
  (settled.paid - settled.refund)::decimal(18, 4) as revenue,
  settled.cost::decimal(18, 4) as cost,
from settled
left join mart.keys as keys on settled.customer_id = keys.customer_id;
