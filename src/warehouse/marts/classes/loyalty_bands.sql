-- Grain: one customer. How loyal is each? Score 0–100: the weighted mean of the percentiles of
-- tenure, frequency, repeat share, referrals and satisfaction, of those that are known of a customer;
-- bands are thirds of the customers by score. Whoever never ordered has no score.
-- A percentile is the share of the others who are strictly lower: equal values get equal ones.
create or replace table mart.loyalty_bands as
with
  repeated as (
    select
      customer_key,
      sum(revenue) filter (where previous_day is not null) as again,
      sum(revenue) as revenue,
    from mart.order_days
    group by customer_key
  ),
  facts as (
    select
      customers.customer_key,
      (getvariable('as_of') - least(customers.registered_at::date, customers.first_day))::integer
        as tenure,
      customers.orders as frequency,
      case
        when repeated.revenue > 0 then (coalesce(repeated.again, 0) / repeated.revenue)::double
      end as repeat_share,
      engagement.referrals_made as referrals,
      engagement.nps,
      engagement.csat,
    from mart.customers as customers
    join repeated on customers.customer_key = repeated.customer_key
    join mart.engagement as engagement on customers.customer_key = engagement.customer_key
  ),
  -- Within those of whom it is known; the two scales of satisfaction each by itself.
  percentiles as (
    select
      *,
      if(tenure is null, null, percent_rank() over (partition by tenure is null order by tenure))
        as tenure_percentile,
      percent_rank() over (order by frequency) as frequency_percentile,
      if(
        repeat_share is null,
        null,
        percent_rank() over (partition by repeat_share is null order by repeat_share)
      ) as repeat_percentile,
      if(
        referrals is null,
        null,
        percent_rank() over (partition by referrals is null order by referrals)
      ) as referrals_percentile,
      if(nps is null, null, percent_rank() over (partition by nps is null order by nps))
        as nps_percentile,
      if(csat is null, null, percent_rank() over (partition by csat is null order by csat))
        as csat_percentile,
    from facts
  ),
  parts as (
    select
      *,
      case
        when nps is null then csat_percentile
        when csat is null then nps_percentile
        else (nps_percentile + csat_percentile) / 2
      end as satisfaction_percentile,
    from percentiles
  ),
  weighed as (
    select
      *,
      if(tenure_percentile is null, 0, getvariable('loyalty_weight_tenure'))
      + if(frequency_percentile is null, 0, getvariable('loyalty_weight_frequency'))
      + if(repeat_percentile is null, 0, getvariable('loyalty_weight_repeat'))
      + if(referrals_percentile is null, 0, getvariable('loyalty_weight_referrals'))
      + if(satisfaction_percentile is null, 0, getvariable('loyalty_weight_satisfaction'))
        as weight,
    from parts
  ),
  scored as (
    select
      *,
      -- Rounded: sums that differ in their last binary digit are equal.
      round(
        100
        * (
          coalesce(tenure_percentile, 0) * getvariable('loyalty_weight_tenure')
          + coalesce(frequency_percentile, 0) * getvariable('loyalty_weight_frequency')
          + coalesce(repeat_percentile, 0) * getvariable('loyalty_weight_repeat')
          + coalesce(referrals_percentile, 0) * getvariable('loyalty_weight_referrals')
          + coalesce(satisfaction_percentile, 0) * getvariable('loyalty_weight_satisfaction')
        )
        / weight,
        6
      ) as score,
    from weighed
    where weight > 0
  ),
  ranked as (
    select
      *,
      rank() over (order by score desc) - 1 as above,
      count(*) over () as customers,
    from scored
  )
select
  keys.customer_key,
  case
    when ranked.score is null then 'none'
    when 3 * ranked.above < ranked.customers then 'high'
    when 3 * ranked.above < 2 * ranked.customers then 'middle'
    else 'low'
  end as loyalty_band,
  ranked.score,
  ranked.tenure,
  ranked.frequency,
  ranked.repeat_share,
  ranked.referrals,
  ranked.nps,
  ranked.csat,
  ranked.tenure_percentile,
  ranked.frequency_percentile,
  ranked.repeat_percentile,
  ranked.referrals_percentile,
  ranked.satisfaction_percentile,
from mart.keys as keys
left join ranked on keys.customer_key = ranked.customer_key;
