-- Grain: one number of one customer, told of by 'orders' or by 'contracts'. What can be measured that
-- may have to do with churning? By orders what was known at the date from which it is looked ahead,
-- counts and money as logarithms; by contracts the numbers of the customer file and how long it lasts.
create or replace table mart.driver_numbers as
with
  measured as (
    select
      customer_key,
      ln(1 + order_days) as order_days,
      ln(1 + recency) as recency,
      ln(1 + ratio) as ratio,
      ln(1 + tenure) as since_first,
      ln(1 + greatest(revenue, 0)) as revenue,
      coalesce(order_trend, 0) as order_trend,
      refund_share,
      discount_share,
      ln(1 + visit_days) as visit_days,
      visit_trend,
      ln(1 + tickets) as tickets,
      ln(1 + complaints) as complaints,
      unsubscribed,
    from mart.warning_facts
    where split = 'test'
  )
select
  customer_key,
  'orders' as told_by,
  predictor,
  value::double as value,
from (
  unpivot measured
  on columns(* exclude (customer_key))
  into name predictor value value
)
union all
select
  contracts.customer_key,
  'contracts' as told_by,
  numbers.measure as predictor,
  numbers.value,
from mart.contracts as contracts
join mart.number_attributes as numbers on contracts.customer_key = numbers.customer_key
where numbers.measure not in ('known_days', 'tenure')
union all
select
  customer_key,
  'contracts' as told_by,
  'tenure' as predictor,
  tenure as value,
from mart.contracts
where tenure is not null;
