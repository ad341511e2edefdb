-- Grain: one overlay. How many customers bought on one day only, are important, or are VIP in the
-- file? Overlays lie over the stages: a customer may have several or none.
with
  marked as (
    select
      customer_key,
      revenue,
      order_days = 1 as is_one_time,
      coalesce(important, false) or tier = 'a' as is_important,
      coalesce(
        regexp_matches(file_tier, '(?i)vip|贵宾|尊享|至尊|黑金|黑卡|钻石|铂金|白金|diamond|platinum|black')
        and not regexp_matches(file_tier, '(?i)^(非|普通|non|not)'),
        false
      ) as is_vip,
    from mart.customers
    semi join mart.around_stage using (customer_key)
  ),
  overlays as (
    select
      unnest(['one_time', 'important', 'vip']) as overlay,
      unnest(
        [
          count(*) filter (where is_one_time),
          count(*) filter (where is_important),
          count(*) filter (where is_vip),
        ]
      ) as customers,
      unnest(
        [
          sum(revenue) filter (where is_one_time),
          sum(revenue) filter (where is_important),
          sum(revenue) filter (where is_vip),
        ]
      ) as revenue,
      count(*) as base,
      sum(revenue) as base_revenue,
    from marked
  )
select
  overlay,
  customers::double as customers,
  coalesce(revenue, 0)::double as revenue,
  (customers / base)::double as share_of_customers,
  (coalesce(revenue, 0) / nullif(base_revenue, 0))::double as share_of_revenue,
from overlays
where customers > 0
order by customers desc, overlay;
