-- Grain: one measure. Against which cut is it good, and for how many of all customers with an order
-- in the window? The cuts are of all customers, whatever the audience.
with
  good as (
    select
      count(*) filter (where is_recent) as recent,
      count(*) filter (where is_frequent) as frequent,
      count(*) filter (where is_valuable) as valuable,
    from mart.eight_classes
  ),
  sums as (
    select
      *,
      cut = 'mean_score' as is_score,
      if((select basis from mart.value_basis) = 'profit', 'profit', 'monetary') as worth,
    from mart.eight_class_cuts
    where customers > 0
  ),
  measures as (
    select
      1 as place,
      'recency' as measure,
      if(is_score, r_sum, recency_sum) / customers as mean,
      good.recent as good,
      customers,
      cut,
    from sums, good
    union all
    select
      2 as place,
      'frequency' as measure,
      if(is_score, f_sum, frequency_sum) / customers as mean,
      good.frequent as good,
      customers,
      cut,
    from sums, good
    union all
    select
      3 as place,
      worth as measure,
      if(is_score, m_sum::double, monetary_sum::double) / customers as mean,
      good.valuable as good,
      customers,
      cut,
    from sums, good
  )
select
  measure,
  mean::double as cut,
  good::double as good,
  customers::double as customers,
  cut as rule,
from measures
order by place;
