-- Grain: one calendar period. Of the customers not yet churned when it opened, how many churned in
-- it? The churn day is the first whole day on which the last order lies more than T days back.
with
  bounds as (
    select min(day) as first_day,
    from mart.order_days
    semi join mart.audience using (customer_key)
  ),
  days as (
    select first_day + unnest(range(0, getvariable('as_of') - first_day + 1))::integer as day,
    from bounds
  ),
  truncated as (
    select
      day,
      case
        when getvariable('period') = 'week' and getvariable('week_starts') = 'sunday'
          then date_trunc('week', day + 1) - 1
        else date_trunc(getvariable('period'), day)
      end as period,
    from days
  ),
  calendar as materialized (
    select
      day,
      period,
      case getvariable('period')
        when 'week' then period + 7
        when 'month' then (period + interval 1 month)::date
        else (period + interval 3 months)::date
      end as next_period,
    from truncated
  ),
  threshold as (
    select
      churn_days,
      floor(churn_days)::integer + 1 as days_to_churn,
    from mart.thresholds
  ),
  -- Each customer's life is a chain of spells: one opens with the first order or with one that came
  -- after more than T days, and closes on the churn day of its last order.
  turns as (
    select
      order_days.day,
      order_days.gap,
      case
        when
          order_days.next_day is null
          or order_days.next_day - order_days.day > threshold.churn_days
          then order_days.day + threshold.days_to_churn
      end as churn_day,
      order_days.gap is null as is_first,
      order_days.gap > threshold.churn_days as is_won_back,
    from mart.order_days as order_days
    semi join mart.audience using (customer_key)
    cross join threshold
  ),
  events as (
    select
      day,
      count(*) filter (where is_first) as came,
      count(*) filter (where is_won_back) as won_back,
      0 as churned,
    from turns
    where is_first or is_won_back
    group by day
    union all
    select churn_day, 0, 0, count(*)
    from turns
    where churn_day <= getvariable('as_of')
    group by churn_day
  ),
  by_period as (
    select
      calendar.period,
      calendar.next_period,
      coalesce(sum(events.came), 0) as came,
      coalesce(sum(events.won_back), 0) as won_back,
      coalesce(sum(events.churned), 0) as churned,
    from calendar
    left join events using (day)
    group by all
  ),
  risked as (
    select
      *,
      coalesce(
        sum(came + won_back - churned) over (
          order by period
          rows between unbounded preceding and 1 preceding
        ),
        0
      ) as at_risk,
    from by_period
  ),
  rated as (
    select
      risked.*,
      threshold.churn_days,
      churned / nullif(at_risk, 0) as rate,
      -- Where T is shorter than the period, some who churned came in the period itself and were not
      -- at risk when it opened: then there is no interval.
      threshold.days_to_churn >= next_period - period as is_proportion,
      pow(1.959963984540054, 2) / nullif(at_risk, 0) as z2n,
    from risked, threshold
  ),
  bounded as (
    select
      *,
      (rate + z2n / 2) / (1 + z2n) as centre,
      sqrt(greatest(0, z2n * (rate * (1 - rate) + z2n / 4))) / (1 + z2n) as half,
    from rated
  )
select
  period::timestamp as period,
  at_risk::double as at_risk,
  churned::double as churned,
  rate::double as rate,
  won_back::double as won_back,
  case when is_proportion then greatest(centre - half, 0) end::double as lower,
  case when is_proportion then least(centre + half, 1) end::double as upper,
  getvariable('as_of') - (next_period - 1) < churn_days as is_provisional,
  next_period <= getvariable('as_of') + 1 as is_finished,
from bounded
order by period;
