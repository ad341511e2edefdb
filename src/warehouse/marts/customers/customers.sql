-- Grain: one customer. Who is it, what has it bought as of the date, and in which segment, tier and
-- stage is it? Every customer is in exactly one class of each lens.
create or replace table mart.customers as
with
  repeated as (
    select customer_id,
    from staging.customers
    where customer_id is not null
    group by customer_id
    having count(*) > 1
  ),
  -- A file may hold a customer twice: the record updated last counts. Apart from the many who are
  -- there once, since ranking whole records is dear.
  person as (
    select *
    from staging.customers
    where customer_id is not null and customer_id not in (select customer_id from repeated)
    union all
    select *
    from staging.customers
    where customer_id in (select customer_id from repeated)
    qualify row_number() over (
      partition by customer_id order by updated_at desc nulls last, registered_at desc nulls last, name
    ) = 1
  ),
  facts as (
    select
      keys.customer_key,
      keys.customer_id,
      person.customer_id is not null as in_file,
      person.* exclude (customer_id, tier, status, kind),
      person.tier as file_tier,
      person.status as file_status,
      person.kind as kind,
      coalesce(purchases.orders, 0) as orders,
      coalesce(purchases.order_days, 0) as order_days,
      coalesce(purchases.revenue, 0) as revenue,
      coalesce(purchases.value, 0) as value,
      purchases.cost,
      purchases.first_day,
      purchases.last_day,
      purchases.recency,
      purchases.mean_gap,
      purchases.median_gap,
      purchases.last_gap,
      purchases.earlier_median_gap,
      coalesce(purchases.orders_in_window, 0) as orders_in_window,
      coalesce(purchases.revenue_in_window, 0) as revenue_in_window,
    from mart.keys as keys
    left join person on keys.customer_id = person.customer_id
    left join mart.purchases as purchases on keys.customer_key = purchases.customer_key
  ),
  classed as (
    select
      facts.*,
      scores.r,
      scores.f,
      scores.m,
      case
        when scores.segment is not null then scores.segment
        when facts.order_days > 0 then 'no_recent_order'
        else 'potential'
      end as segment,
      coalesce(tiers.tier, 'none') as tier,
      mart.stage_of(
        facts.order_days,
        facts.recency,
        facts.median_gap,
        facts.last_gap,
        facts.earlier_median_gap,
        thresholds.churn_days,
        thresholds.new_days
      ) as stage,
    from facts
    left join mart.scores as scores on facts.customer_key = scores.customer_key
    left join mart.tiers as tiers on facts.customer_key = tiers.customer_key
    cross join mart.thresholds as thresholds
  )
select
  *,
  -- One small number for all classes together: customers are counted by it, not by five columns.
  (
    ((coalesce(r, 0) * 6 + coalesce(f, 0)) * 6 + coalesce(m, 0)) * 64
    + list_position(['a', 'b', 'c', 'none'], tier) * 16
    + mart.stage_position(stage)
  )::integer as class_key,
from classed;
