-- Grain: one pair of measures. How strongly do they go together among the customers of the audience
-- of whom both are known? Ranks are taken within each pair; equal values share the mean rank.
with
  -- The same 10,000 customers every time, where there are more: ranking each pair is dear.
  sampled as (
    select customer_key,
    from mart.audience
    qualify row_number() over (order by hash(customer_key), customer_key) <= 10000
  ),
  measures as (
    select measure,
    from mart.customer_numbers
    join sampled using (customer_key)
    group by measure
    having min(value) < max(value)
    order by count(*) desc, measure
    limit 16
  ),
  numbers as (
    select
      numbers.customer_key,
      numbers.measure,
      numbers.value,
    from mart.customer_numbers as numbers
    semi join sampled on numbers.customer_key = sampled.customer_key
    semi join measures on numbers.measure = measures.measure
  ),
  pairs as (
    select
      a.measure as measure_a,
      b.measure as measure_b,
      a.value as value_a,
      b.value as value_b,
    from numbers as a
    join numbers as b on a.customer_key = b.customer_key and a.measure < b.measure
  ),
  ranked as (
    select
      *,
      rank() over (partition by measure_a, measure_b order by value_a)
      + (count(*) over (partition by measure_a, measure_b, value_a) - 1) / 2 as rank_a,
      rank() over (partition by measure_a, measure_b order by value_b)
      + (count(*) over (partition by measure_a, measure_b, value_b) - 1) / 2 as rank_b,
    from pairs
  ),
  correlated as (
    select
      measure_a,
      measure_b,
      count(*) as n,
      -- Two customers always lie on a line, and what does not vary goes with nothing.
      case
        when n > 2 and min(value_a) < max(value_a) and min(value_b) < max(value_b)
          then corr(value_a, value_b)
      end as pearson,
      case
        when n > 2 and min(value_a) < max(value_a) and min(value_b) < max(value_b)
          then corr(rank_a, rank_b)
      end as spearman,
    from ranked
    group by measure_a, measure_b
  ),
  shown as (
    select
      *,
      case getvariable('method') when 'pearson' then pearson else spearman end as coefficient,
    from correlated
  )
select
  measure_a,
  measure_b,
  n::double as n,
  spearman::double as spearman,
  pearson::double as pearson,
  coefficient::double as coefficient,
  n < 30 as is_small,
from shown
order by is_small, abs(coefficient) desc nulls last, measure_a, measure_b;
