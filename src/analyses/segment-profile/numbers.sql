-- Grain: one measure of the customer file. How does the segment lie against all customers? Medians
-- first: one rich customer does not move them.
with
  members as (
    from mart.profile_members(getvariable('lens'), getvariable('member'))
  ),
  inside as (
    select
      numbers.measure,
      count(*) as customers,
      avg(numbers.value) as mean,
      stddev_samp(numbers.value) as deviation,
      quantile_cont(numbers.value, [0.1, 0.5, 0.9]) as quantiles,
    from mart.number_attributes as numbers
    join members on numbers.customer_key = members.customer_key
    group by numbers.measure
  )
select
  inside.measure,
  inside.customers::double as customers,
  base.customers::double as n_base,
  inside.quantiles[2]::double as median,
  base.median::double as median_base,
  (inside.quantiles[2] - base.median)::double as difference,
  inside.mean::double as mean,
  inside.deviation::double as deviation,
  inside.quantiles[1]::double as p10,
  inside.quantiles[3]::double as p90,
  inside.customers < 30 as is_small,
from inside
join mart.number_base as base on inside.measure = base.measure
order by is_small, abs(difference) / nullif(base.deviation, 0) desc nulls last, inside.measure;
