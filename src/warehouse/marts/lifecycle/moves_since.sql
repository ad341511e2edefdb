-- Grain: one customer; a table macro. In which class of a lens was each on an earlier day, and in
-- which is it now? Earlier classes are those that the notebook would have shown as of that day.
-- `cuts` fixed: now is judged by the cuts of then; floating: by its own. The cuts of stages are T and g.
-- Nobody, where nobody could be classed then.
create or replace macro mart.moves_since(since, lens, cuts) as table
with
  orders_then as materialized (
    from mart.orders_at(since)
  ),
  bought_then as materialized (
    from mart.bought_by('orders_then', since)
  ),
  facts_then as (
    select
      customer_key,
      (since - last_day)::integer as recency,
      orders_in_window as frequency,
      value_in_window as monetary,
    from bought_then
    where orders_in_window > 0 and lens = 'segment'
  ),
  rfm_cuts_then as materialized (
    from mart.rfm_cuts_of('facts_then')
  ),
  scores_then as (
    from mart.scores_by('facts_then', 'rfm_cuts_then')
  ),
  scores_now as (
    from mart.scores_by('mart.rfm_facts', 'rfm_cuts_then')
    where lens = 'segment'
  ),
  worths_then as (
    select
      customer_key,
      value,
    from bought_then
    where (orders > 0 or revenue <> 0) and lens = 'tier'
  ),
  tier_cuts_then as materialized (
    from mart.tier_cuts_of('worths_then')
  ),
  tiers_then as (
    from mart.tiers_by('worths_then', 'tier_cuts_then')
  ),
  tiers_now as (
    from mart.tiers_by('mart.worths', 'tier_cuts_then')
    where lens = 'tier'
  ),
  order_days_then as materialized (
    from mart.order_days_of('orders_then')
    where lens = 'stage'
  ),
  rhythm_then as materialized (
    from mart.rhythm_of('order_days_then')
  ),
  thresholds_then as materialized (
    from mart.thresholds_of('rhythm_then', 'order_days_then')
  ),
  known_then as (
    from mart.ids_at(since)
  )
select
  customers.customer_key,
  case
    when known_then.customer_id is null then 'not_yet'
    when lens = 'stage' then mart.stage_of(
      coalesce(rhythm_then.order_days, 0),
      since - rhythm_then.last_day,
      rhythm_then.median_gap,
      rhythm_then.last_gap,
      rhythm_then.earlier_median_gap,
      thresholds_then.churn_days,
      thresholds_then.new_days
    )
    when lens = 'tier' then coalesce(tiers_then.tier, 'none')
    when scores_then.segment is not null then scores_then.segment
    when bought_then.orders > 0 then 'no_recent_order'
    else 'potential'
  end as earlier,
  case
    when cuts = 'floating' then case lens
      when 'stage' then customers.stage
      when 'tier' then customers.tier
      else customers.segment
    end
    when lens = 'stage' then mart.stage_of(
      customers.order_days,
      customers.recency,
      customers.median_gap,
      customers.last_gap,
      customers.earlier_median_gap,
      thresholds_then.churn_days,
      thresholds_then.new_days
    )
    when lens = 'tier' then coalesce(tiers_now.tier, 'none')
    else coalesce(scores_now.segment, customers.segment)
  end as later,
from mart.customers as customers
cross join thresholds_then
left join known_then on customers.customer_id = known_then.customer_id
left join bought_then on customers.customer_key = bought_then.customer_key
left join scores_then on customers.customer_key = scores_then.customer_key
left join scores_now on customers.customer_key = scores_now.customer_key
left join tiers_then on customers.customer_key = tiers_then.customer_key
left join tiers_now on customers.customer_key = tiers_now.customer_key
left join rhythm_then on customers.customer_key = rhythm_then.customer_key
where
  since < getvariable('as_of')
  and (
    exists (from facts_then)
    or exists (from worths_then)
    -- Who has not ordered yet has a stage, too.
    or lens = 'stage' and exists (from known_then)
  );
