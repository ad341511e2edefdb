-- Grain: one feature of what scores today. By how much does one standard deviation of it change the
-- log odds and the odds of churn, the others held?
select
  feature,
  weight::double as weight,
  odds_ratio::double as odds_ratio,
from mart.churn_model
order by abs(weight) desc, feature;
