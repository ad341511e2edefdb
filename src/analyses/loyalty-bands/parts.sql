-- Grain: one part of the loyalty score. What does it weigh, of how many customers of the audience is
-- it known, and which mean percentile (0–100) has it in each band?
with
  parts as (
    select
      1 as place,
      'tenure' as part,
      getvariable('loyalty_weight_tenure') as weight,
      loyalty_band,
      tenure_percentile as percentile,
    from mart.around_loyalty_band
    union all
    select
      2 as place,
      'frequency' as part,
      getvariable('loyalty_weight_frequency') as weight,
      loyalty_band,
      frequency_percentile as percentile,
    from mart.around_loyalty_band
    union all
    select
      3 as place,
      'repeat_share' as part,
      getvariable('loyalty_weight_repeat') as weight,
      loyalty_band,
      repeat_percentile as percentile,
    from mart.around_loyalty_band
    union all
    select
      4 as place,
      'referrals' as part,
      getvariable('loyalty_weight_referrals') as weight,
      loyalty_band,
      referrals_percentile as percentile,
    from mart.around_loyalty_band
    union all
    select
      5 as place,
      'satisfaction' as part,
      getvariable('loyalty_weight_satisfaction') as weight,
      loyalty_band,
      satisfaction_percentile as percentile,
    from mart.around_loyalty_band
  )
select
  part,
  weight::double as weight,
  count(percentile)::double as known,
  (100 * avg(percentile) filter (where loyalty_band = 'high'))::double as high,
  (100 * avg(percentile) filter (where loyalty_band = 'middle'))::double as middle,
  (100 * avg(percentile) filter (where loyalty_band = 'low'))::double as low,
from parts
group by place, part, weight
order by place;
