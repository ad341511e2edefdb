-- Grain: one calendar period. Where the customer file has end dates: of the customers under contract
-- when the period opened, how many ended in it? Empty without a single end date up to the date.
with
  contracts as (
    select
      coalesce(registered_at::date, first_day) as began,
      case when ended_at < getvariable('as_of') + 1 then ended_at::date end as ended,
      recurring_amount,
    from mart.customers
    join mart.audience using (customer_key)
    where coalesce(registered_at::date, first_day, ended_at::date) is not null
  ),
  bounds as (
    select least(min(began), min(ended)) as first_day,
    from contracts
    having count(ended) > 0
  ),
  events as (
    select
      began as day,
      1 as began,
      0 as ended,
      recurring_amount as amount_began,
      0 as amount_ended,
    from contracts
    where began is not null
    union all
    select ended, 0, 1, 0, recurring_amount
    from contracts
    where ended is not null
  ),
  by_period as (
    select
      calendar.period,
      calendar.is_finished,
      coalesce(sum(events.began), 0) as began,
      coalesce(sum(events.ended), 0) as ended,
      coalesce(sum(events.amount_began), 0) as amount_began,
      coalesce(sum(events.amount_ended), 0) as amount_ended,
    from mart.calendar as calendar
    left join events on calendar.day = events.day
    where
      calendar.unit = getvariable('period')
      and calendar.day >= (select first_day from bounds)
    group by calendar.period, calendar.is_finished
  ),
  -- A customer of whom only the end is known was there from the beginning.
  unknown as (
    select
      count(*) as customers,
      coalesce(sum(recurring_amount), 0) as amount,
    from contracts
    where began is null
  ),
  risked as (
    select
      by_period.*,
      unknown.customers + coalesce(sum(began - ended) over earlier, 0) as at_risk,
      unknown.amount + coalesce(sum(amount_began - amount_ended) over earlier, 0)
        as amount_at_risk,
    from by_period, unknown
    window earlier as (order by period rows between unbounded preceding and 1 preceding)
  )
select
  period::timestamp as period,
  at_risk::double as at_risk,
  ended::double as churned,
  (ended / nullif(at_risk, 0))::double as rate,
  (amount_ended / nullif(amount_at_risk, 0))::double as revenue_rate,
  is_finished,
from risked
order by period;
