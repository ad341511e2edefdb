-- Grain: one calendar month. How many customers fell silent in it, how many did an order bring back,
-- and how many were silent at its end?
with
  own as (
    select
      silences.silent_from,
      silences.returned_on,
    from mart.silences as silences
    join mart.audience as audience on silences.customer_key = audience.customer_key
  ),
  events as (
    select silent_from as day, 1 as fell_silent, 0 as won_back
    from own
    union all
    select returned_on as day, 0 as fell_silent, 1 as won_back
    from own
    where returned_on is not null
  ),
  by_day as (
    select
      day,
      sum(fell_silent) as fell_silent,
      sum(won_back) as won_back,
    from events
    group by day
  ),
  by_month as (
    select
      calendar.period,
      calendar.is_finished,
      coalesce(sum(by_day.fell_silent), 0) as fell_silent,
      coalesce(sum(by_day.won_back), 0) as won_back,
    from mart.calendar as calendar
    left join by_day on calendar.day = by_day.day
    where calendar.unit = 'month' and calendar.day >= (select min(day) from events)
    group by calendar.period, calendar.is_finished
  )
select
  period::timestamp as period,
  fell_silent::double as fell_silent,
  won_back::double as won_back,
  (sum(fell_silent - won_back) over (order by period rows unbounded preceding))::double as silent,
  is_finished,
from by_month
order by period;
