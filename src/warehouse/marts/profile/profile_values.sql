-- Grain: one value of one customer, as text. What do the tables besides the customer file say of each?
-- Attributes are named after their table: `behaviours.device`. One that a customer has once is that of
-- most money or most records, or the latest; of the others each value counts.
create or replace table mart.profile_values as
with
  -- Grouping the lines of a large file costs seconds, which a profile that is always open must not:
  -- above this size it leaves out what orders say (`mart.profile_scope`).
  scope as (
    select 1 as one
    from mart.profile_scope
    where reads_orders
  ),
  purchases as (
    select
      lines.customer_key,
      lines.category,
      lines.brand,
      lines.channel,
      lines.payment_method,
      lines.store,
      sum(lines.revenue) as revenue,
    from mart.lines as lines, scope
    where
      lines.customer_key is not null
      and coalesce(lines.quantity, 1) > 0
      and coalesce(lines.amount, 0) >= 0
    group by all
  ),
  spent as (
    select
      customer_key,
      'transactions.category' as attribute,
      category as value,
      sum(revenue) as most,
    from purchases
    where category is not null
    group by customer_key, category
    union all
    select customer_key, 'transactions.brand', brand, sum(revenue)
    from purchases
    where brand is not null
    group by customer_key, brand
    union all
    select customer_key, 'transactions.channel', channel, sum(revenue)
    from purchases
    where channel is not null
    group by customer_key, channel
    union all
    select customer_key, 'transactions.payment_method', payment_method, sum(revenue)
    from purchases
    where payment_method is not null
    group by customer_key, payment_method
    union all
    select customer_key, 'transactions.store', store, sum(revenue)
    from purchases
    where store is not null
    group by customer_key, store
  ),
  ordered as (
    select
      customer_key,
      -- Of equally many, the earlier part of the day and the weekdays.
      arg_max(part, (orders, -part)) as part,
      2 * sum(orders) filter (where is_weekend) > sum(orders) as is_weekend,
    from (
      select
        customer_key,
        hour(ordered_at) // 6 as part,
        isodow(day) >= 6 as is_weekend,
        count(*) as orders,
      from mart.orders, scope
      where is_order and customer_key is not null
      group by customer_key, part, is_weekend
    )
    group by customer_key
  ),
  -- Days without a time of day say nothing about habits.
  timed as (
    select coalesce(bool_or(ordered_at <> day), false) as is_timed,
    from mart.orders, scope
    where is_order
  ),
  events as (
    select
      keys.customer_key,
      behaviours.*,
    from staging.behaviours as behaviours
    join mart.keys as keys on behaviours.customer_id = keys.customer_id
    where behaviours.occurred_at < getvariable('as_of') + 1
  ),
  used as (
    select customer_key, 'behaviours.device' as attribute, device as value, count(*) as most
    from events
    where device is not null
    group by customer_key, device
    union all
    select customer_key, 'behaviours.source', source, count(*)
    from events
    where source is not null
    group by customer_key, source
  ),
  visited as (
    select
      customer_key,
      getvariable('as_of') - max(occurred_at)::date as recency,
    from events
    group by customer_key
  ),
  answered as (
    select
      keys.customer_key,
      feedback.*,
    from staging.feedback as feedback
    join mart.keys as keys on feedback.customer_id = keys.customer_id
    where feedback.given_at is null or feedback.given_at < getvariable('as_of') + 1
  ),
  requested as (
    select
      keys.customer_key,
      tickets.*,
    from staging.tickets as tickets
    join mart.keys as keys on tickets.customer_id = keys.customer_id
    where tickets.opened_at is null or tickets.opened_at < getvariable('as_of') + 1
  ),
  contacted as (
    select
      keys.customer_key,
      campaigns.*,
    from staging.campaigns as campaigns
    join mart.keys as keys on campaigns.customer_id = keys.customer_id
    where
      coalesce(not campaigns.control_group, true)
      and (campaigns.sent_at is null or campaigns.sent_at < getvariable('as_of') + 1)
  ),
  entries as (
    select
      keys.customer_key,
      loyalty.*,
    from staging.loyalty as loyalty
    join mart.keys as keys on loyalty.customer_id = keys.customer_id
    where loyalty.happened_at is null or loyalty.happened_at < getvariable('as_of') + 1
  ),
  acted as (
    select
      keys.customer_key,
      social.*,
    from staging.social as social
    join mart.keys as keys on social.customer_id = keys.customer_id
    where social.happened_at is null or social.happened_at < getvariable('as_of') + 1
  ),
  spoken as (
    select
      keys.customer_key,
      interactions.*,
    from staging.interactions as interactions
    join mart.keys as keys on interactions.customer_id = keys.customer_id
    where interactions.happened_at is null or interactions.happened_at < getvariable('as_of') + 1
  ),
  referred as (
    select
      referrer_id,
      referred_id,
    from staging.referrals
    where referred_at is null or referred_at < getvariable('as_of') + 1
  ),
  each_value as (
    select customer_key, attribute, arg_min(value, (-most, value)) as value
    from spent
    group by customer_key, attribute
    union all
    select customer_key, attribute, arg_min(value, (-most, value))
    from used
    group by customer_key, attribute
    union all
    select
      customer_key,
      'transactions.part_of_day',
      ['night', 'morning', 'afternoon', 'evening'][part + 1],
    from ordered, timed
    where is_timed
    union all
    select
      customer_key,
      'transactions.part_of_week',
      case when coalesce(is_weekend, false) then 'weekend' else 'weekdays' end,
    from ordered
    union all
    select
      keys.customer_key,
      'behaviours.recency',
      case
        when visited.recency is null then 'never'
        when visited.recency <= 7 then '0-7'
        when visited.recency <= 30 then '8-30'
        when visited.recency <= 90 then '31-90'
        else '91+'
      end,
    from mart.keys as keys
    left join visited on keys.customer_key = visited.customer_key
    where exists (select 1 from visited)
    union all
    select customer_key, 'behaviours.keyword', keyword
    from events
    where keyword is not null
    union all
    select
      customer_key,
      'feedback.nps',
      case
        when arg_max(score, given_at) >= 9 then 'promoter'
        when arg_max(score, given_at) >= 7 then 'passive'
        else 'detractor'
      end,
    from answered
    where
      score between 0 and 10
      and score = floor(score)
      -- The rule of `mart.engagement`, which is dear where nothing else is asked of it.
      and (
        regexp_matches(concat_ws(' ', kind, question, scale), '(?i)nps|推荐|recommend')
        and coalesce(nullif(regexp_extract(scale, '(\d+)(\.0+)?\D*$', 1), ''), '10') = '10'
        or regexp_matches(scale, '^\s*0\D+10\b')
      )
    group by customer_key
    union all
    select customer_key, 'feedback.reason', reason
    from answered
    where reason is not null
    union all
    select customer_key, 'tickets.kind', kind
    from requested
    where kind is not null
    union all
    select customer_key, 'tickets.category', category
    from requested
    where category is not null
    union all
    select
      customer_key,
      'campaigns.response',
      case when count(responded_at) > 0 then 'responded' else 'not_responded' end,
    from contacted
    group by customer_key
    union all
    select customer_key, 'campaigns.channel', channel
    from contacted
    where channel is not null
    union all
    select customer_key, 'loyalty.level', arg_max(level, happened_at)
    from entries
    where level is not null
    group by customer_key
    union all
    select customer_key, 'loyalty.card', card
    from entries
    where card is not null
    union all
    select customer_key, 'social.platform', platform
    from acted
    where platform is not null
    union all
    select customer_key, 'social.topic', topic
    from acted
    where topic is not null
    union all
    select customer_key, 'interactions.channel', channel
    from spoken
    where channel is not null
    union all
    select customer_key, 'interactions.outcome', outcome
    from spoken
    where outcome is not null
    union all
    select
      customer_key,
      'referrals.role',
      case
        when customer_id in (select referrer_id from referred) then 'referrer'
        when customer_id in (select referred_id from referred) then 'referred'
        else 'neither'
      end,
    from mart.keys
    where exists (select 1 from referred)
    union all
    select keys.customer_key, 'departures.reason', departures.reason
    from staging.departures as departures
    join mart.keys as keys on departures.customer_id = keys.customer_id
    where
      departures.reason is not null
      and (departures.left_at is null or departures.left_at < getvariable('as_of') + 1)
    union all
    select keys.customer_key, 'opportunities.stage', opportunities.stage
    from staging.opportunities as opportunities
    join mart.keys as keys on opportunities.customer_id = keys.customer_id
    where
      opportunities.stage is not null
      and (opportunities.created_at is null or opportunities.created_at < getvariable('as_of') + 1)
    union all
    select orders.customer_key, 'refunds.reason', refunds.reason
    from staging.refunds as refunds
    join mart.orders as orders on refunds.order_id = orders.order_id
    where
      refunds.reason is not null
      and orders.customer_key is not null
      and (refunds.refunded_at is null or refunds.refunded_at < getvariable('as_of') + 1)
    union all
    select customer_key, 'customers.interests', trim(unnest(regexp_split_to_array(interests, '[、,，;；|/]')))
    from mart.customers
    where interests is not null
    union all
    select customer_key, 'customers.tags', trim(unnest(regexp_split_to_array(tags, '[、,，;；|/]')))
    from mart.customers
    where tags is not null
  ),
  counted as (
    select
      attribute,
      value,
      count(distinct customer_key) as customers,
    from each_value
    where value <> ''
    group by attribute, value
  ),
  -- At most 40 values an attribute: the rarer ones are one.
  folded as (
    select
      attribute,
      value,
      case
        when
          count(*) over (partition by attribute) > 40
          and row_number() over (partition by attribute order by customers desc, value) > 39 then 'other'
        else value
      end as shown,
    from counted
    -- What all have in common tells nobody apart.
    qualify count(*) over (partition by attribute) > 1
  )
select distinct
  each_value.customer_key,
  each_value.attribute,
  folded.shown as value,
from each_value
join folded on each_value.attribute = folded.attribute and each_value.value = folded.value;
