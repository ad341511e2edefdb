-- Grain: one row. Which two days are compared, by which rule and which T, and how many customers of
-- the audience were known on each?
select
  getvariable('cuts') as cuts,
  days.earlier_day,
  days.later_day,
  days.is_before,
  days.known_before,
  days.known_after,
  getvariable('stage_rule') as stage_rule,
  thresholds_then.churn_days as churn_days_then,
  case
    when getvariable('cuts') = 'floating' then thresholds.churn_days
    else thresholds_then.churn_days
  end as churn_days_now,
from
  mart.compared_days(
    coalesce(getvariable('since'), (select day from mart.earlier_day)),
    'mart.audience'
  ) as days,
  mart.thresholds_at(coalesce(getvariable('since'), (select day from mart.earlier_day)))
    as thresholds_then,
  mart.thresholds as thresholds
order by days.earlier_day;
