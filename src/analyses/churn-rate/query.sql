-- Grain: one calendar period. Of the customers not yet churned when it opened, how many churned in
-- it, and how much had they bought? The churn day is the first whole day on which the last order lies
-- more than T days back.
with
  -- Gaps are whole days: more than T of them are more than the whole days of T.
  rule as (
    select
      churn_days,
      floor(churn_days)::integer as whole_days,
    from mart.thresholds
  ),
  bought as (
    select
      worths.*,
      worths.day + rule.whole_days + 1 as churn_day,
      coalesce(worths.gap > rule.whole_days, false) as is_won_back,
      coalesce(worths.next_day > worths.day + rule.whole_days, true) as is_last,
    from mart.order_worths as worths
    join mart.audience using (customer_key)
    cross join rule
  ),
  -- Each customer's life is a chain of spells: one opens with the first order or with one that came
  -- after more than T days, and closes on the churn day of its last order.
  spells as (
    select
      day,
      churn_day,
      count(*) filter (where gap is null) as came,
      count(*) filter (where is_won_back) as won_back,
      count(*) filter (where is_last) as last_orders,
      sum(worth) as worth,
      sum(worth) filter (where is_last) as last_worth,
    from bought
    group by day, churn_day
  ),
  -- Within a spell each order says anew what the customer is worth.
  replaced as (
    select
      next_day,
      sum(worth) as worth,
    from bought
    where not is_last
    group by next_day
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
      coalesce(sum(opened.worth), 0) - coalesce(sum(replaced.worth), 0) as revenue_came,
      coalesce(sum(closed.last_worth), 0) as revenue_churned,
    from mart.calendar as calendar
    cross join rule
    left join spells as opened on calendar.day = opened.day
    left join spells as closed on calendar.day = closed.churn_day
    left join replaced on calendar.day = replaced.next_day
    where
      calendar.unit = getvariable('period')
      and calendar.day >= (select min(day) from spells)
    group by calendar.period, calendar.next_period, calendar.is_finished, rule.churn_days
  ),
  risked as (
    select
      *,
      coalesce(sum(came + won_back - churned) over earlier, 0) as at_risk,
      coalesce(sum(revenue_came - revenue_churned) over earlier, 0) as revenue_at_risk,
    from by_period
    window earlier as (order by period rows between unbounded preceding and 1 preceding)
  ),
  rated as (
    select
      *,
      churned / nullif(at_risk, 0) as rate,
      -- Sums of what came and went leave a trace where nobody is left.
      case when at_risk > 0 then round(revenue_at_risk, 4) else 0 end as worth_at_risk,
      -- Where T is shorter than the period, some who churned came in the period itself and were not
      -- at risk when it opened: then there is no interval.
      at_risk > 0 and floor(churn_days) + 1 >= next_period - period as is_proportion,
    from risked
  )
select
  period::timestamp as period,
  at_risk::double as at_risk,
  churned::double as churned,
  rate::double as rate,
  won_back::double as won_back,
  case when is_proportion then mart.wilson_low(churned, at_risk) end::double as lower,
  case when is_proportion then mart.wilson_high(churned, at_risk) end::double as upper,
  worth_at_risk::double as revenue_at_risk,
  round(revenue_churned, 4)::double as revenue_churned,
  case when worth_at_risk > 0 then revenue_churned / worth_at_risk end::double as revenue_rate,
  getvariable('as_of') - (next_period - 1) < churn_days as is_provisional,
  is_finished,
from rated
order by period;
