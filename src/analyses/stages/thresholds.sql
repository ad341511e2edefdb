-- Grain: one row. By which rule and which days are the stages told apart, and from how many repeat
-- buyers?
select
  getvariable('stage_rule') as stage_rule,
  churn_days::double as churn_days,
  median_gap::double as median_gap,
  new_days::double as new_days,
  is_preset,
  case
    when getvariable('churn_rule') = 'days' then 'days'
    when is_preset then 'preset'
    else getvariable('churn_rule')
  end as rule,
  getvariable('gap_days') is not null as is_own_gap,
  repeat_buyers::double as repeat_buyers,
  getvariable('stage_new_days')::double as stage_new_days,
  getvariable('stage_active_days')::double as stage_active_days,
  getvariable('stage_lost_days')::double as stage_lost_days,
from mart.thresholds
order by churn_days;
