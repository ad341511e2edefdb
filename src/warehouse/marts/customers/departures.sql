-- Grain: one customer who left, as of the date. When and why, in which segment and stage was it on that
-- day, what had it brought in the 365 days before, and has it ordered since? Scores are by the cuts of
-- now, and T and g are those of now. Reasons are the same where they differ in nothing but spaces around
-- them and the case of letters; the most frequent spelling names them. Null: not known.
create or replace table mart.departures as
with
  told as (
    select
      keys.customer_key,
      departures.left_at::date as left_day,
      nullif(trim(departures.reason, chr(32) || chr(9) || chr(12288) || chr(160)), '') as reason,
    from staging.departures as departures
    join mart.keys as keys on departures.customer_id = keys.customer_id
    where departures.left_at is null or departures.left_at < getvariable('as_of') + 1
    qualify
      row_number() over (
        partition by keys.customer_key order by departures.left_at desc nulls last, departures.reason
      ) = 1
  ),
  names as (
    select
      lower(reason) as reason_key,
      mode(reason order by reason) as reason,
    from told
    where reason is not null
    group by lower(reason)
  ),
  documents as (
    select
      orders.*,
      told.left_day,
    from mart.orders as orders
    join told on orders.customer_key = told.customer_key
    where orders.day <= told.left_day
  ),
  days as (
    from mart.order_days_of('documents')
  ),
  rhythms as (
    from mart.rhythm_of('days')
  ),
  bought as (
    from mart.bought_by('documents', left_day)
  ),
  facts as (
    select
      bought.customer_key,
      (told.left_day - rhythms.last_day)::integer as recency,
      bought.orders_in_window as frequency,
      bought.value_in_window as monetary,
    from bought
    join told on bought.customer_key = told.customer_key
    join rhythms on bought.customer_key = rhythms.customer_key
    where bought.orders_in_window > 0
  ),
  scores as (
    from mart.scores_by('facts', 'mart.rfm_cuts')
  ),
  values_before as (
    select
      customer_key,
      sum(revenue) as lost_value,
    from documents
    where day > left_day - 365
    group by customer_key
  ),
  returns as (
    select
      told.customer_key,
      min(order_days.day) as came_back_day,
    from told
    join mart.order_days as order_days
      on told.customer_key = order_days.customer_key and told.left_day < order_days.day
    group by told.customer_key
  )
select
  told.customer_key,
  told.left_day,
  names.reason,
  coalesce(values_before.lost_value, 0)::decimal(18, 4) as lost_value,
  case
    when told.left_day is null then null
    when scores.segment is not null then scores.segment
    when rhythms.order_days > 0 then 'no_recent_order'
    else 'potential'
  end as segment,
  case
    when told.left_day is not null then mart.stage_of(
      coalesce(rhythms.order_days, 0),
      told.left_day - rhythms.last_day,
      rhythms.median_gap,
      rhythms.last_gap,
      rhythms.earlier_median_gap,
      thresholds.churn_days,
      thresholds.new_days
    )
  end as stage,
  returns.came_back_day,
from told
cross join mart.thresholds as thresholds
left join names on lower(told.reason) = names.reason_key
left join rhythms on told.customer_key = rhythms.customer_key
left join scores on told.customer_key = scores.customer_key
left join values_before on told.customer_key = values_before.customer_key
left join returns on told.customer_key = returns.customer_key;
