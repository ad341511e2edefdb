-- Grain: one overlay. How many customers bought on one day only, are important, or are VIP in the
-- file? Overlays lie over the stages: a customer may have several or none.
with
  -- Few rows from here on: the pattern below is dear.
  alike as (
    select
      order_days = 1 as is_one_time,
      coalesce(important, false) or tier = 'a' as is_important,
      file_tier,
      count(*) as customers,
      sum(revenue) as revenue,
    from mart.around_stage
    group by all
  ),
  marked as (
    select
      *,
      coalesce(
        regexp_matches(file_tier, '(?i)vip|贵宾|尊享|至尊|黑金|黑卡|钻石|铂金|白金|diamond|platinum|black')
        and not regexp_matches(file_tier, '(?i)^(非|non|not)'),
        false
      ) as is_vip,
    from alike
  ),
  overlays as (
    select 'one_time' as overlay, sum(customers) as customers, sum(revenue) as revenue
    from marked
    where is_one_time
    union all
    select 'important', sum(customers), sum(revenue)
    from marked
    where is_important
    union all
    select 'vip', sum(customers), sum(revenue)
    from marked
    where is_vip
  ),
  base as (
    select sum(customers) as customers, sum(revenue) as revenue
    from marked
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
