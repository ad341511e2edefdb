-- Grain: one percentile. Below how many days does a customer's mean gap between order days lie? The
-- threshold in force is one of the rows, at the share of customers whose mean gap it covers.
with
  gaps as (
    select mean_gap,
    from mart.customers
    join mart.audience using (customer_key)
    where order_days >= 2
  ),
  percentiles as (
    select
      unnest([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) as percentile,
      unnest(quantile_cont(mean_gap, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])) as days,
    from gaps
  ),
  in_force as (
    select
      count(*) filter (where gaps.mean_gap <= thresholds.churn_days) / count(*) as percentile,
      thresholds.churn_days as days,
    from gaps, mart.thresholds as thresholds
    group by thresholds.churn_days
  ),
  all_rows as (
    select percentiles.percentile, percentiles.days, in_force.days is not null as is_in_force
    from percentiles
    left join in_force on percentiles.days = in_force.days
    union all
    select percentile, days, true
    from in_force
    where days not in (select days from percentiles)
  )
select
  percentile::double as percentile,
  days::double as days,
  is_in_force,
from all_rows
where days is not null
order by percentile, days;
