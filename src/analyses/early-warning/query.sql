-- Grain: one customer of the audience, the fifty with most value at risk. Who is likely to leave, how
-- much is at stake, why, and what to do next?
select
  customers.customer_id as customer,
  risks.risk::double as risk,
  risks.value_at_risk::double as value_at_risk,
  risks.reason_1,
  risks.reason_2,
  risks.reason_3,
  risks.next_step,
  customers.recency::double as recency,
  risks.rule_ratio::double as rule_ratio,
  customers.stage,
  customers.segment,
  customers.tier,
from mart.churn_risks as risks
join mart.audience as audience on risks.customer_key = audience.customer_key
join mart.customers as customers on risks.customer_key = customers.customer_key
order by risks.value_at_risk desc, risks.risk desc, customers.customer_id
limit 50;
