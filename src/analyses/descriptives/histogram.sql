-- Grain: one bin of one measure, from ≤ value < to. How often does each range occur? Bins as wide as
-- Freedman and Diaconis say, between 5 and 30 of them; whole numbers have whole bins.
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
  -- Freedman and Diaconis (1981): twice the interquartile range over the cube root of n.
  counted as (
    select
      *,
      case
        when spread > 0
          then least(30, greatest(5, ceil((high - low) / (2 * spread / cbrt(n)))))
        else 10
      end as wanted,
    from ranged
  ),
  wide as (
    select
      measure,
      low,
      high,
      case
        when is_whole then greatest(1, ceil((high - low + 1) / wanted))
        when high > low then (high - low) / wanted
        else 1
      end as width,
      case
        when is_whole then floor((high - low) / width) + 1
        when high > low then wanted
        else 1
      end as bins,
    from counted
  ),
  bins as (
    select
      measure,
      low,
      width,
      unnest(generate_series(0, bins::integer - 1)) as bin,
    from wide
  ),
  placed as (
    select
      numbers.measure,
      -- The highest value lies in the last bin.
      least(wide.bins - 1, floor((numbers.value - wide.low) / wide.width))::integer as bin,
      count(*) as customers,
    from numbers
    join wide on numbers.measure = wide.measure
    where numbers.value between wide.low and wide.high
    group by numbers.measure, bin
  )
select
  bins.measure,
  (bins.low + bins.bin * bins.width)::double as "from",
  (bins.low + (bins.bin + 1) * bins.width)::double as "to",
  coalesce(placed.customers, 0)::double as customers,
from bins
left join placed on bins.measure = placed.measure and bins.bin = placed.bin
order by bins.measure, bins.bin;
