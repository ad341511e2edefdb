-- Grain: one range of risks. How many customers of the audience are in it, with how much at stake? A
-- choice of risks narrows nothing here.
with
  banded as (
    select
      case
        when risks.risk >= 0.75 then 'from_75'
        when risks.risk >= 0.5 then 'from_50'
        when risks.risk >= 0.25 then 'from_25'
        else 'below_25'
      end as band,
      risks.value_at_risk,
    from mart.churn_risks as risks
    join mart.around as around on risks.customer_key = around.customer_key
    where around.missed is null or around.missed = 'fact churn_risk'
  )
select
  band,
  count(*)::double as customers,
  sum(value_at_risk)::double as value_at_risk,
from banded
group by band
order by list_position(['from_75', 'from_50', 'from_25', 'below_25'], band), band;
