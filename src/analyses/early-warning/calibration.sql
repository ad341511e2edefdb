-- Grain: one tenth of the customers of the back-test by risk, for the model and the plain rule. What
-- was said of them, and what share did churn?
select
  scorer,
  position::double as position,
  predicted::double as predicted,
  actual::double as actual,
  low::double as low,
  high::double as high,
  customers::double as customers,
  churned::double as churned,
from mart.churn_calibration
order by scorer, position;
