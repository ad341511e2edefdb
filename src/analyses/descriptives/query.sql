-- Grain: one measure. How is each number spread over the customers of the audience?
with
  numbers as (
    select
      numbers.measure,
      numbers.value,
    from mart.customer_numbers as numbers
    join mart.audience as audience on numbers.customer_key = audience.customer_key
  ),
  described as (
    select
      measure,
      count(*) as n,
      avg(value) as mean,
      stddev_samp(value) as deviation,
      min(value) as min,
      max(value) as max,
      quantile_cont(value, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles,
      bool_and(value = floor(value)) as is_whole,
    from numbers
    group by measure
  ),
  -- The picture ends at the outer fences of Tukey, three interquartile ranges beyond the quartiles;
  -- where half of all values are the same, at three standard deviations from the mean.
  fenced as (
    select
      *,
      quantiles[4] - quantiles[2] as spread,
      greatest(
        min,
        case when spread > 0 then quantiles[2] - 3 * spread else mean - 3 * coalesce(deviation, 0) end
      ) as fence_low,
      least(
        max,
        case when spread > 0 then quantiles[4] + 3 * spread else mean + 3 * coalesce(deviation, 0) end
      ) as fence_high,
    from described
  ),
  ranged as (
    select
      *,
      case when is_whole then ceil(fence_low) else fence_low end as low,
      case when is_whole then floor(fence_high) else fence_high end as high,
    from fenced
  ),
  outside as (
    select
      numbers.measure,
      count(*) filter (where numbers.value < ranged.low) as below,
      count(*) filter (where numbers.value > ranged.high) as above,
    from numbers
    join ranged on numbers.measure = ranged.measure
    group by numbers.measure
  )
select
  ranged.measure,
  ranged.n::double as n,
  ((select count(*) from mart.audience) - ranged.n)::double as missing,
  ranged.mean::double as mean,
  ranged.deviation::double as deviation,
  ranged.min::double as min,
  ranged.quantiles[1]::double as p10,
  ranged.quantiles[2]::double as q1,
  ranged.quantiles[3]::double as median,
  ranged.quantiles[4]::double as q3,
  ranged.quantiles[5]::double as p90,
  ranged.max::double as max,
  outside.below::double as below,
  outside.above::double as above,
  ranged.n < 30 as is_small,
from ranged
join outside on ranged.measure = outside.measure
order by
  coalesce(
    list_position(
      [
        'orders', 'revenue', 'average_order', 'recency', 'mean_gap', 'age', 'known_days',
        'household_size', 'tenure', 'recurring_amount', 'visits', 'pages', 'dwell_s',
        'visit_recency', 'nps', 'csat', 'tickets', 'points', 'contacts', 'campaigns',
        'social_actions', 'referrals_made'
      ],
      ranged.measure
    ),
    99
  ),
  ranged.measure;
