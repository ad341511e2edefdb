-- Grain: one stage. Of the customers who have left, how many were in it on the day before, or on the
-- day of their last order? And how often is it left: leavers for each 30 customer-days in it since the
-- first who left, or for each order day in it?
with
  leavers as materialized (
    select leavers.*,
    from mart.leavers(getvariable('basis'), getvariable('moment')) as leavers
    join mart.audience as audience on leavers.customer_key = audience.customer_key
  ),
  watched as (
    select
      any_value(moment) as moment,
      any_value(source) as source,
      min(left_on) - 1 as since,
    from leavers
  ),
  left_in as (
    select
      histories.stage,
      count(*) as leavers,
      median(customers.order_days) as median_order_days,
      median(leavers.day - leavers.began) as median_tenure,
      sum(customers.revenue) as revenue,
      median(customers.revenue) as median_revenue,
    from leavers
    join mart.stage_histories as histories
      on
        leavers.customer_key = histories.customer_key
        and histories.from_day <= leavers.day
        and histories.until > leavers.day
    join mart.customers as customers on leavers.customer_key = customers.customer_key
    where not leavers.came_back
    group by histories.stage
  ),
  histories as (
    select histories.*,
    from mart.stage_histories as histories
    join mart.audience as audience on histories.customer_key = audience.customer_key
  ),
  exposed as (
    select
      histories.stage,
      sum(
        greatest(
          0,
          least(histories.until, coalesce(leavers.left_on, histories.until))
          - greatest(histories.from_day, watched.since)
        )
      ) / 30 as exposure,
    from histories
    cross join watched
    left join leavers on histories.customer_key = leavers.customer_key and not leavers.came_back
    where watched.moment = 'day_before'
    group by histories.stage
    union all
    select
      histories.stage,
      count(*) as exposure,
    from histories
    join mart.order_days as order_days
      on
        histories.customer_key = order_days.customer_key
        and histories.from_day <= order_days.day
        and histories.until > order_days.day
    cross join watched
    cross join mart.thresholds as thresholds
    where
      watched.moment = 'last_order'
      -- Whether an order of the last T days was the last is not known yet.
      and (watched.source <> 'lapsed' or getvariable('as_of') - order_days.day > thresholds.churn_days)
    group by histories.stage
  ),
  rated as (
    select
      stage,
      coalesce(left_in.leavers, 0) as leavers,
      coalesce(exposed.exposure, 0) as exposure,
      left_in.median_order_days,
      left_in.median_tenure,
      coalesce(left_in.revenue, 0) as revenue,
      left_in.median_revenue,
    from exposed
    full join left_in using (stage)
    where exposed.exposure > 0 or left_in.leavers > 0
  )
select
  stage,
  leavers::double as leavers,
  coalesce(leavers / nullif(sum(leavers) over (), 0), 0)::double as share,
  exposure::double as exposure,
  (leavers / nullif(exposure, 0))::double as rate,
  (
    100 * (leavers / nullif(exposure, 0))
    / nullif(sum(leavers) over () / nullif(sum(exposure) over (), 0), 0)
  )::double as index,
  median_order_days::double as median_order_days,
  median_tenure::double as median_tenure,
  revenue::double as revenue,
  median_revenue::double as median_revenue,
  leavers < 30 as is_small,
from rated
order by mart.stage_position(stage), stage;
