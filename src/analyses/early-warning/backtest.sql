-- Grain: one row. How well did the model and the plain rule foretell the last period, of all
-- customers, from what was known at its start?
with
  days as (
    select
      any_value(day) filter (where split = 'train') as train_day,
      any_value(day) filter (where split = 'test') as test_day,
    from mart.warning_splits
  )
select
  backtest.scorer,
  backtest.refusal,
  days.train_day::timestamp as train_day,
  days.test_day::timestamp as test_day,
  backtest.train_customers::double as train_customers,
  backtest.train_churned::double as train_churned,
  backtest.test_customers::double as test_customers,
  backtest.test_churned::double as test_churned,
  backtest.auc_model,
  backtest.auc_model_low,
  backtest.auc_model_high,
  backtest.auc_rule,
  backtest.auc_rule_low,
  backtest.auc_rule_high,
  backtest.auc_difference,
  backtest.auc_difference_low,
  backtest.auc_difference_high,
  backtest.auc_model_active,
  backtest.auc_rule_active,
  backtest.lift_model,
  backtest.lift_rule,
  backtest.brier_model,
  backtest.brier_rule,
  backtest.calibration_error_model,
  backtest.calibration_error_rule,
from mart.churn_backtest as backtest, days
order by test_day;
