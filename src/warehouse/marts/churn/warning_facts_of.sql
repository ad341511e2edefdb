-- Grain: one customer with an order; a table macro. What was known of each at the end of a day that
-- may tell whether it orders in the days after? Nothing after that day counts, and nothing without a
-- date. The customer file says how things are today, so it is not asked.
-- `documents`: orders as of that day. `horizon`: days looked ahead, and the length of the latest
-- period looked back on. What no record tells, or not for as long as is looked back, is null for all.
create or replace macro mart.warning_facts_of(documents, until, horizon) as table
with
  days_then as materialized (
    from mart.order_days_of(documents)
  ),
  rhythm_then as materialized (
    from mart.rhythm_of('days_then')
  ),
  thresholds_then as (
    from mart.thresholds_of('rhythm_then', 'days_then')
  ),
  bought as (
    select
      customer_key,
      count(*) filter (where is_order and day > until - horizon) as orders_recent,
      count(*) filter (where is_order and day <= until - horizon and day > until - 2 * horizon)
        as orders_before,
      coalesce(sum(revenue) filter (where day > until - 365), 0) as revenue,
      sum(refund) as refund,
      sum(paid) as paid,
    from query_table(documents)
    where customer_key is not null and state = 'valid'
    group by customer_key
  ),
  discounts as (
    select
      customer_id,
      sum(discount) as discount,
    from staging.transactions
    where
      discount > 0
      and ordered_at < until + 1
      and coalesce(state, 'valid') in ('valid', 'refunded')
      and (currency is null or currency = getvariable('currency'))
    group by customer_id
  ),
  visits as (
    select
      customer_id,
      count(distinct day) filter (where day > until - horizon) as recent,
      count(distinct day) filter (where day <= until - horizon) as before,
    from (
      select
        customer_id,
        occurred_at::date as day,
      from staging.behaviours
      where
        customer_id is not null
        and occurred_at < until + 1
        and occurred_at >= until - 2 * horizon + 1
    )
    group by customer_id
  ),
  requests as (
    select
      customer_id,
      count(*) as tickets,
      count(*) filter (where mart.is_complaint(concat_ws(' ', kind, category))) as complaints,
    from staging.tickets
    where
      customer_id is not null and opened_at < until + 1 and opened_at >= until - horizon + 1
    group by customer_id
  ),
  scores as (
    select
      customer_id,
      arg_max(score, (given_at, feedback_id)) filter (where type = 'nps') as nps,
      arg_max(score, (given_at, feedback_id)) filter (where type = 'csat') as csat,
    from mart.answers
    where given_at < until + 1
    group by customer_id
  ),
  reached as (
    select
      customer_id,
      count(*) filter (where sent_at >= until - 365 + 1) as campaigns,
      count(*) filter (
        where sent_at >= until - 365 + 1 and least(responded_at, participated_at) < until + 1
      ) as answered,
      coalesce(bool_or(unsubscribed_at < until + 1), false) as unsubscribed,
    from staging.campaigns
    where customer_id is not null and control_group is not true and sent_at < until + 1
    group by customer_id
  ),
  -- Since when does each table tell of customers?
  told as (
    select
      exists (from discounts) as discounts,
      (select min(occurred_at)::date from staging.behaviours where customer_id is not null)
        as visits_since,
      (select min(opened_at)::date from staging.tickets where customer_id is not null)
        as tickets_since,
      exists (from reached) as campaigns,
  )
select
  rhythm.customer_key,
  rhythm.last_day,
  rhythm.order_days::double as order_days,
  (until - rhythm.last_day)::double as recency,
  ((until - rhythm.last_day) / greatest(1, coalesce(rhythm.median_gap, thresholds.median_gap)))
    ::double as ratio,
  (until - rhythm.first_day)::double as tenure,
  bought.revenue::double as revenue,
  (
    (bought.orders_recent - bought.orders_before)
    / nullif(bought.orders_recent + bought.orders_before, 0)
  )::double as order_trend,
  (bought.refund::double / nullif(bought.paid, 0)::double) as refund_share,
  case
    when told.discounts
      then coalesce(discounts.discount, 0)::double
        / nullif(greatest(bought.paid, 0) + coalesce(discounts.discount, 0), 0)::double
  end as discount_share,
  case when told.visits_since <= until - horizon + 1 then coalesce(visits.recent, 0) end::double
    as visit_days,
  case
    when told.visits_since <= until - 2 * horizon + 1
      then coalesce(
        (visits.recent - visits.before) / nullif(visits.recent + visits.before, 0), 0
      )
  end::double as visit_trend,
  case when told.tickets_since <= until - horizon + 1 then coalesce(requests.tickets, 0) end::double
    as tickets,
  case
    when told.tickets_since <= until - horizon + 1 then coalesce(requests.complaints, 0)
  end::double as complaints,
  scores.nps::double as nps,
  scores.csat::double as csat,
  (reached.answered / nullif(reached.campaigns, 0))::double as campaigns_answered,
  case when told.campaigns then coalesce(reached.unsubscribed, false) end::integer::double
    as unsubscribed,
from rhythm_then as rhythm
join bought on rhythm.customer_key = bought.customer_key
join mart.keys as keys on rhythm.customer_key = keys.customer_key
left join discounts on keys.customer_id = discounts.customer_id
left join visits on keys.customer_id = visits.customer_id
left join requests on keys.customer_id = requests.customer_id
left join scores on keys.customer_id = scores.customer_id
left join reached on keys.customer_id = reached.customer_id
cross join thresholds_then as thresholds
cross join told;
