-- Grain: one calendar period. Of the customers not yet churned when it opened, how many churned in
-- it? The churn day is the first whole day on which the last order lies more than T days back.
with
  bounds as (
    select min(customers.first_day) as first_day,
    from mart.customers as customers
    join mart.audience using (customer_key)
  ),
  days as (
    select
      first_day + unnest(range(0, getvariable('as_of') - first_day + 1))::integer as day,
      (getvariable('week_starts') = 'sunday')::integer as sunday,
      (getvariable('fiscal_year_starts') - 1) % 3 as shift,
    from bounds
  ),
  truncated as (
    select
      day,
      case getvariable('period')
        when 'week' then date_trunc('week', day + sunday) - sunday
        when 'quarter' then date_trunc('quarter', day - to_months(shift)) + to_months(shift)
        else date_trunc('month', day)
      end::date as period,
    from days
  ),
  calendar as materialized (
    select
      day,
      period,
      (
        period + case getvariable('period')
          when 'week' then interval 7 day
          when 'quarter' then interval 3 month
          else interval 1 month
        end
      )::date as next_period,
    from truncated
  ),
  -- Each customer's life is a chain of spells: one opens with the first order or with one that came
  -- after more than T days, and closes on the churn day of its last order.
  spells as (
    select
      order_days.day,
      count(*) filter (where order_days.gap is null) as came,
      count(*) filter (where order_days.gap > thresholds.churn_days) as won_back,
      count(*) filter (
        where
          order_days.next_day is null
          or order_days.next_day - order_days.day > thresholds.churn_days
      ) as last_orders,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    cross join mart.thresholds as thresholds
    group by order_days.day
  ),
  by_period as (
    select
      calendar.period,
      calendar.next_period,
      thresholds.churn_days,
      coalesce(sum(opened.came), 0) as came,
      coalesce(sum(opened.won_back), 0) as won_back,
      coalesce(sum(closed.last_orders), 0) as churned,
    from calendar
    cross join mart.thresholds as thresholds
    left join spells as opened on calendar.day = opened.day
    left join spells as closed
      on calendar.day = closed.day + floor(thresholds.churn_days)::integer + 1
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
      *,
      churned / nullif(at_risk, 0) as rate,
      -- Where T is shorter than the period, some who churned came in the period itself and were not
      -- at risk when it opened: then there is no interval.
      at_risk > 0 and floor(churn_days) + 1 >= next_period - period as is_proportion,
      pow(1.959963984540054, 2) / nullif(at_risk, 0) as z2n,
    from risked
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
