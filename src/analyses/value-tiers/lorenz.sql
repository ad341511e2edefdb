-- Grain: one hundredth of the customers with a positive net value, richest first, after a point at
-- zero; each customer where there are fewer than a hundred. Which share of the value do they hold?
with
  positive as (
    select revenue::double as revenue,
    from mart.around_tier
    where revenue > 0
  ),
  ranked as (
    select
      revenue,
      row_number() over (order by revenue desc) as place,
    from positive
  ),
  hundredths as (
    select
      (100 * (place - 1)) // (select count(*) from positive) as hundredth,
      max(place) / (select count(*) from positive) as cumulated_customers,
      sum(revenue) as revenue,
    from ranked
    group by hundredth
  ),
  points as (
    select
      cumulated_customers,
      sum(revenue) over (order by hundredth) / sum(revenue) over () as cumulated_revenue,
    from hundredths
    union all
    select
      0 as cumulated_customers,
      0 as cumulated_revenue,
    where exists (from hundredths)
  )
select
  cumulated_customers::double as cumulated_customers,
  least(1, cumulated_revenue)::double as cumulated_revenue,
from points
order by cumulated_customers;
