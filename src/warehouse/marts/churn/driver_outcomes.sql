-- Grain: one customer, told of by 'orders' or by 'contracts'. Did it churn? By orders what came of
-- those who were not lost at the last date at which risks are told, by contracts whether the contract
-- has ended.
create or replace table mart.driver_outcomes as
select
  customer_key,
  'orders' as told_by,
  churned::integer as churned,
from mart.warning_facts
where split = 'test'
union all
select
  customer_key,
  'contracts' as told_by,
  is_ended::integer as churned,
from mart.contracts;
