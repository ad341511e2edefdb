-- Grain: one calendar period. Where the customer file has end dates: of the customers under contract
-- when the period opened, how many ended in it, and how much of the recurring amount? Empty without a
-- single end date up to the date.
with
  -- Whose end is known but not its day has no place in time.
  contracts as (
    select
      contracts.began,
      contracts.ended,
      contracts.amount,
    from mart.contracts as contracts
    join mart.audience using (customer_key)
    where contracts.ended is not null or not contracts.is_ended
  ),
  bounds as (
    select least(min(began), min(ended)) as first_day,
    from contracts
    having count(ended) > 0
  ),
  events as (
    select
      began as day,
      null as began,
      1 as came,
      0 as ended,
      amount as amount_came,
      0 as amount_ended,
    from contracts
    where began is not null
    union all
    select ended, began, 0, 1, 0, amount
    from contracts
    where ended is not null
  ),
  by_period as (
    select
      calendar.period,
      calendar.is_finished,
      coalesce(sum(events.came), 0) as came,
      coalesce(sum(events.ended), 0) as ended,
      count(*) filter (where events.began >= calendar.period) as passed_through,
      coalesce(sum(events.amount_came), 0) as amount_came,
      coalesce(sum(events.amount_ended), 0) as amount_ended,
    from mart.calendar as calendar
    left join events on calendar.day = events.day
    where
      calendar.unit = getvariable('period')
      and calendar.day >= (select first_day from bounds)
    group by calendar.period, calendar.is_finished
  ),
  -- Of whom no beginning is known was there from the first day.
  unknown as (
    select
      count(*) as customers,
      coalesce(sum(amount), 0) as amount,
    from contracts
    where began is null
  ),
  risked as (
    select
      by_period.*,
      unknown.customers + coalesce(sum(came - ended) over earlier, 0) as at_risk,
      unknown.amount + coalesce(sum(amount_came - amount_ended) over earlier, 0) as amount_at_risk,
    from by_period, unknown
    window earlier as (order by period rows between unbounded preceding and 1 preceding)
  ),
  rated as (
    select
      *,
      ended / nullif(at_risk, 0) as rate,
      -- Sums of what came and went leave a trace where nobody is left.
      case when at_risk > 0 then round(amount_at_risk, 4) else 0 end as worth_at_risk,
      -- Who began and ended within the period was not at risk when it opened.
      at_risk > 0 and passed_through = 0 as is_proportion,
    from risked
  )
select
  period::timestamp as period,
  at_risk::double as at_risk,
  ended::double as churned,
  rate::double as rate,
  case when is_proportion then mart.wilson_low(ended, at_risk) end::double as lower,
  case when is_proportion then mart.wilson_high(ended, at_risk) end::double as upper,
  worth_at_risk::double as revenue_at_risk,
  round(amount_ended, 4)::double as revenue_churned,
  case when worth_at_risk > 0 then amount_ended / worth_at_risk end::double as revenue_rate,
  is_finished,
from rated
order by period;
