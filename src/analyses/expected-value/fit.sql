-- Grain: one row, of all customers. Which parameters have the models?
select
  customers::double as customers,
  repeat_buyers::double as repeat_buyers,
  r,
  alpha,
  a,
  b,
  log_likelihood,
  valued_buyers::double as valued_buyers,
  correlation,
  p,
  q,
  v,
  value_log_likelihood,
from mart.purchase_fit
order by customers;
