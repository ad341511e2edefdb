-- Grain: one first reason. For how many customers of the audience that are more likely to leave than
-- not is it what raises the risk most? A choice of reasons narrows nothing here.
select
  risks.reason_1 as reason,
  count(*)::double as customers,
  sum(risks.value_at_risk)::double as value_at_risk,
from mart.churn_risks as risks
join mart.around as around on risks.customer_key = around.customer_key
where
  (around.missed is null or around.missed = 'fact warning_reason')
  and risks.risk >= 0.5
  and risks.reason_1 is not null
group by risks.reason_1
order by customers desc, reason;
