-- Grain: one percentile. Below how many days does a single gap between order days lie, all gaps of
-- all customers together? Heavy buyers weigh more here, so the figures are smaller.
with
  gaps as (
    select gap,
    from mart.order_days
    join mart.audience using (customer_key)
    where gap is not null
  ),
  percentiles as (
    select
      unnest([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) as percentile,
      unnest(quantile_cont(gap, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])) as days,
    from gaps
  )
select
  percentile::double as percentile,
  days::double as days,
from percentiles
where days is not null
order by percentile;
