-- Grain: one row. By which days are the stages told apart, and from how many repeat buyers?
select
  churn_days::double as churn_days,
  median_gap::double as median_gap,
  new_days::double as new_days,
  is_preset,
  case
    when getvariable('churn_rule') = 'days' then 'days'
    when is_preset then 'preset'
    else getvariable('churn_rule')
  end as rule,
  repeat_buyers::double as repeat_buyers,
from mart.thresholds
order by churn_days;
