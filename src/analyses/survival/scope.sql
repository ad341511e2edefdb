-- Grain: one row. What does a lifetime run from and to, in which unit, and of how many customers is
-- it known?
with
  contracts as (
    select
      count(*) as customers,
      any_value(tenure_unit) as unit,
    from mart.contracts
    join mart.audience using (customer_key)
    where tenure >= 0
  ),
  buyers as (
    select
      count(*) as customers,
      count(*) filter (where order_days > 0) as buyers,
    from mart.customers
    join mart.audience using (customer_key)
  ),
  chosen as (
    select
      contracts.*,
      case
        when getvariable('basis') <> 'auto' then getvariable('basis')
        when exists (from mart.contracts where tenure >= 0) then 'contract'
        else 'orders'
      end as basis,
    from contracts
  )
select
  chosen.basis,
  case when chosen.basis = 'contract' then coalesce(chosen.unit, 'file') else 'days' end as unit,
  buyers.customers::double as customers,
  case when chosen.basis = 'contract' then chosen.customers else buyers.buyers end::double as known,
  thresholds.churn_days::double as churn_days,
from chosen, buyers, mart.thresholds as thresholds
order by basis;
