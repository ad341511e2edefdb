-- Grain: one row; a table macro. By which cuts are these facts scored? Four a measure, ascending; a
-- score is one, and one more for each cut that is reached, or for recency not passed.
-- Ranks are of values, never of rows: equal values always get equal scores. The arithmetic is in
-- integers, so that a rank on a fifth falls on the same side everywhere.
create or replace macro mart.rfm_cuts_of(facts) as table
with
  levels as (
    select
      'recency' as measure,
      recency::decimal(18, 4) as value,
      count(*) as customers,
    from query_table(facts)
    group by recency
    union all
    select
      'frequency' as measure,
      frequency::decimal(18, 4) as value,
      count(*) as customers,
    from query_table(facts)
    group by frequency
    union all
    select
      'monetary' as measure,
      monetary::decimal(18, 4) as value,
      count(*) as customers,
    from query_table(facts)
    group by monetary
  ),
  ranked as (
    select
      measure,
      value::double as value,
      (sum(customers) over (partition by measure order by value) - customers)::bigint as below,
      (sum(customers) over (partition by measure))::bigint as customers,
    from levels
  ),
  fifths as (
    select
      measure,
      least(4, (5 * below) // greatest(customers - 1, 1)) as fifth,
      min(value) as lowest,
      max(value) as highest,
    from ranked
    group by measure, fifth
  ),
  cuts as (
    select
      measure,
      place,
      case
        when measure = 'recency' then max(highest) filter (where fifth < place)
        else coalesce(min(lowest) filter (where fifth >= place), 'infinity')
      end as cut,
    from fifths
    cross join range(1, 5) as places (place)
    group by measure, place
  ),
  quintiles as (
    select
      list(cut order by place) filter (where measure = 'recency') as recency,
      list(cut order by place) filter (where measure = 'frequency') as frequency,
      list(cut order by place) filter (where measure = 'monetary') as monetary,
    from cuts
  ),
  -- The R package adds one to the type-7 quantiles and counts the cuts that a value reaches; a
  -- recency in whole days is below a cut where it does not pass the day before.
  compatible as (
    select
      list_transform(quantile_cont(recency, [0.2, 0.4, 0.6, 0.8]), lambda cut: ceil(cut + 1) - 1)
        as recency,
      list_transform(quantile_cont(frequency, [0.2, 0.4, 0.6, 0.8]), lambda cut: cut + 1)
        as frequency,
      list_transform(quantile_cont(monetary::double, [0.2, 0.4, 0.6, 0.8]), lambda cut: cut + 1)
        as monetary,
    from query_table(facts)
    where getvariable('rfm_mode') = 'r-compatible'
  ),
  own as (
    select
      string_split(getvariable('rfm_recency_cuts'), ',')::double[] as recency,
      string_split(getvariable('rfm_frequency_cuts'), ',')::double[] as frequency,
      string_split(getvariable('rfm_monetary_cuts'), ',')::double[] as monetary,
  ),
  rule as (
    select
      case
        when getvariable('rfm_mode') = 'quintiles' and count(*) < 4 then 'fixed'
        else getvariable('rfm_mode')
      end as mode,
    from fifths
    where measure = 'frequency'
  )
select
  mode,
  case mode
    when 'own' then own.recency
    when 'r-compatible' then compatible.recency
    else quintiles.recency
  end as recency_cuts,
  case mode
    when 'fixed' then [2, 3, 5, 10]::double[]
    when 'own' then own.frequency
    when 'r-compatible' then compatible.frequency
    else quintiles.frequency
  end as frequency_cuts,
  case mode
    when 'own' then own.monetary
    when 'r-compatible' then compatible.monetary
    else quintiles.monetary
  end as monetary_cuts,
from rule, quintiles, compatible, own;
