-- Grain: one share of the customers of the back-test, highest risk first. What share of those who
-- churned is among them, by the model and by the plain rule?
select
  contacted::double as contacted,
  found_model::double as found_model,
  found_rule::double as found_rule,
from mart.churn_lift
order by contacted;
