-- Grain: one contact of any kind with one customer, in time. What happened between us, and when?
-- Nothing after the as-of date, and nothing without a date. `kind` is the table that it comes from,
-- `what` one of a closed list of words, `detail` the file's own words. `amount` is in the unit of its
-- kind: the net value of an order (of an unpaid or closed one what was placed), the money of a refund,
-- a deal or a response, the points of a ledger entry, the score of an answer.
create or replace view mart.touchpoints as
with
  product_names as (
    select
      product_id,
      any_value(product) as product,
    from staging.products
    group by product_id
  ),
  -- With the customer, by whom a reader asks: the filter reaches the lines before they are grouped.
  lines as (
    select
      customer_id,
      order_id,
      coalesce(product, product_id) as product,
      product_id,
      amount,
    from staging.transactions
    where customer_id is not null
    union all
    select
      headers.customer_id,
      lines.order_id,
      coalesce(lines.product, lines.product_id) as product,
      lines.product_id,
      lines.amount,
    from staging.order_headers as headers
    join staging.transactions as lines on headers.order_id = lines.order_id
    where lines.customer_id is null
  ),
  bought as (
    select
      lines.customer_id,
      lines.order_id,
      string_agg(
        coalesce(product_names.product, lines.product), '、'
        order by lines.amount desc nulls last, lines.product_id
      ) as detail,
    from lines
    left join product_names on lines.product_id = product_names.product_id
    where lines.amount is null or lines.amount >= 0
    group by lines.customer_id, lines.order_id
  ),
  documents as (
    select
      keys.customer_id,
      orders.order_id,
      orders.ordered_at,
      case
        when orders.is_order then 'ordered'
        when orders.state <> 'valid' then orders.state
        when orders.paid < 0 then 'returned'
        else 'refunded_in_full'
      end as what,
      case when orders.state = 'valid' then orders.revenue else orders.placed end as amount,
    from mart.orders as orders
    join mart.keys as keys on orders.customer_key = keys.customer_key
  ),
  touched as (
    select
      customer_id,
      unnest([registered_at, ended_at]) as happened_at,
      'customers' as kind,
      unnest(['registered', 'contract_ended']) as what,
      unnest([source, contract]) as detail,
      null::double as amount,
    from staging.customers
    union all
    select
      documents.customer_id,
      documents.ordered_at as happened_at,
      'transactions' as kind,
      documents.what,
      bought.detail,
      documents.amount::double as amount,
    from documents
    left join bought
      on documents.order_id = bought.order_id and documents.customer_id = bought.customer_id
    union all
    select
      documents.customer_id,
      refunds.refunded_at as happened_at,
      'refunds' as kind,
      case when coalesce(refunds.state, 'valid') = 'valid' then 'refunded' else 'refund_closed' end
        as what,
      refunds.reason as detail,
      refunds.amount::double as amount,
    from documents
    join staging.refunds as refunds on documents.order_id = refunds.order_id
    union all
    select
      behaviours.customer_id,
      behaviours.occurred_at as happened_at,
      'behaviours' as kind,
      'visited' as what,
      concat_ws(
        ' · ', behaviours.event, behaviours.page, behaviours.keyword,
        coalesce(product_names.product, behaviours.product_id)
      ) as detail,
      null::double as amount,
    from staging.behaviours as behaviours
    left join product_names on behaviours.product_id = product_names.product_id
    union all
    select
      customer_id,
      given_at as happened_at,
      'feedback' as kind,
      'answered' as what,
      concat_ws(' · ', kind, question, reason, text) as detail,
      score::double as amount,
    from staging.feedback
    union all
    select
      customer_id,
      unnest([opened_at, solved_at]) as happened_at,
      'tickets' as kind,
      unnest(['ticket_opened', 'ticket_solved']) as what,
      concat_ws(' · ', kind, category, subject, unnest([priority, solution])) as detail,
      unnest([null, satisfaction])::double as amount,
    from staging.tickets
    union all
    select
      customer_id,
      happened_at,
      'interactions' as kind,
      'contacted' as what,
      concat_ws(' · ', channel, direction, subject, outcome, staff) as detail,
      null::double as amount,
    from staging.interactions
    union all
    select
      customer_id,
      unnest([sent_at, opened_at, clicked_at, participated_at, responded_at, unsubscribed_at])
        as happened_at,
      'campaigns' as kind,
      unnest([
        case when control_group then 'campaign_held_back' else 'campaign_sent' end,
        'campaign_opened', 'campaign_clicked', 'campaign_joined', 'campaign_responded',
        'unsubscribed'
      ]) as what,
      concat_ws(' · ', coalesce(campaign, campaign_id), channel, coupon) as detail,
      unnest([null, null, null, null, revenue, null])::double as amount,
    from staging.campaigns
    union all
    select
      customer_id,
      happened_at,
      'social' as kind,
      'social_action' as what,
      concat_ws(' · ', platform, action, topic, text) as detail,
      null::double as amount,
    from staging.social
    union all
    select
      referrer_id as customer_id,
      unnest([referred_at, converted_at]) as happened_at,
      'referrals' as kind,
      unnest(['referral_made', 'referral_converted']) as what,
      concat_ws(' · ', referred_id, unnest([reason, null])) as detail,
      null::double as amount,
    from staging.referrals
    union all
    select
      referred_id as customer_id,
      referred_at as happened_at,
      'referrals' as kind,
      'referral_received' as what,
      concat_ws(' · ', referrer_id, reason) as detail,
      null::double as amount,
    from staging.referrals
    union all
    select
      customer_id,
      happened_at,
      'loyalty' as kind,
      'ledger_entry' as what,
      concat_ws(' · ', entry, card, level) as detail,
      coalesce(points, amount)::double as amount,
    from staging.loyalty
    union all
    select
      customer_id,
      left_at as happened_at,
      'departures' as kind,
      'left' as what,
      concat_ws(' · ', reason, detail) as detail,
      null::double as amount,
    from staging.departures
    union all
    select
      customer_id,
      unnest([created_at, closed_at]) as happened_at,
      'opportunities' as kind,
      unnest([
        'deal_opened',
        case won when true then 'deal_won' when false then 'deal_lost' else 'deal_closed' end
      ]) as what,
      concat_ws(' · ', stage, owner) as detail,
      amount::double as amount,
    from staging.opportunities
  )
select
  customer_id,
  happened_at,
  kind,
  what,
  nullif(detail, '') as detail,
  amount,
from touched
where customer_id is not null and happened_at < getvariable('as_of') + 1;
