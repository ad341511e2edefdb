-- Grain: one customer with a purchase. Which value tier? A while strictly greater customers hold
-- less than 80 % of the positive net value, B less than 95 %, C the rest: equal values, equal tier.
create or replace table mart.tiers as
with
  positive as (
    select
      customer_key,
      revenue,
    from mart.purchases
    where revenue > 0
  ),
  levels as (
    select
      revenue,
      sum(revenue) as level_revenue,
    from positive
    group by revenue
  ),
  cumulated as (
    select
      revenue,
      coalesce(
        sum(level_revenue) over (
          order by revenue desc rows between unbounded preceding and 1 preceding
        ),
        0
      ) / sum(level_revenue) over () as share_above,
    from levels
  )
select
  purchases.customer_key,
  case
    when cumulated.share_above < getvariable('tier_a') then 'a'
    when cumulated.share_above < getvariable('tier_b') then 'b'
    else 'c'
  end as tier,
from mart.purchases
left join cumulated on purchases.revenue = cumulated.revenue
where purchases.order_days > 0 or purchases.revenue <> 0;
