-- Grain: one calendar period. Of the customers not yet churned when it opened, how many churned in
-- it? The churn day is the first whole day on which the last order lies more than T days back.
with
  -- Gaps are whole days: more than T of them are more than the whole days of T.
  rule as (
    select
      churn_days,
      floor(churn_days)::integer as whole_days,
    from mart.thresholds
  ),
  -- Each customer's life is a chain of spells: one opens with the first order or with one that came
  -- after more than T days, and closes on the churn day of its last order.
  spells as (
    select
      order_days.day,
      order_days.day + rule.whole_days + 1 as churn_day,
      count(*) filter (where order_days.gap is null) as came,
      count(*) filter (where order_days.gap > rule.whole_days) as won_back,
      count(*) filter (
        where coalesce(order_days.next_day > order_days.day + rule.whole_days, true)
      ) as last_orders,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    cross join rule
    group by order_days.day, rule.whole_days
  ),
  by_period as (
    select
      calendar.period,
      calendar.next_period,
      calendar.is_finished,
      rule.churn_days,
      coalesce(sum(opened.came), 0) as came,
      coalesce(sum(opened.won_back), 0) as won_back,
      coalesce(sum(closed.last_orders), 0) as churned,
    from mart.calendar as calendar
    cross join rule
    left join spells as opened on calendar.day = opened.day
    left join spells as closed on calendar.day = closed.churn_day
    where
      calendar.unit = getvariable('period')
      and calendar.day >= (select min(day) from spells)
    group by calendar.period, calendar.next_period, calendar.is_finished, rule.churn_days
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
  is_finished,
from bounded
order by period;
