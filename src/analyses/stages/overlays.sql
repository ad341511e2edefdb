-- Grain: one overlay. How many customers bought on one day only, are important, are VIP in the file, or
-- have invited at least three others? Overlays lie over the stages: a customer may have several or none.
with
  -- Few rows from here on: the pattern of VIP is dear.
  alike as (
    select
      around.order_days = 1 as is_one_time,
      coalesce(around.important, false) or around.tier = 'a' as is_important,
      around.file_tier,
      coalesce(referrers.referrals_made >= 3, false) as is_high_referrer,
      count(*) as customers,
      sum(around.revenue) as revenue,
    from mart.around_stage as around
    left join mart.referrers as referrers on around.customer_key = referrers.customer_key
    group by all
  ),
  overlays as (
    select 'one_time' as overlay, sum(customers) as customers, sum(revenue) as revenue
    from alike
    where is_one_time
    union all
    select 'important', sum(customers), sum(revenue)
    from alike
    where is_important
    union all
    select 'vip', sum(customers), sum(revenue)
    from alike
    where mart.is_vip(file_tier)
    union all
    select 'high_referrer', sum(customers), sum(revenue)
    from alike
    where is_high_referrer
  ),
  base as (
    select sum(customers) as customers, sum(revenue) as revenue
    from alike
  )
select
  overlays.overlay,
  overlays.customers::double as customers,
  overlays.revenue::double as revenue,
  (overlays.customers / base.customers)::double as share_of_customers,
  (overlays.revenue / nullif(base.revenue, 0))::double as share_of_revenue,
from overlays, base
where overlays.customers > 0
order by overlays.customers desc, overlays.overlay;
