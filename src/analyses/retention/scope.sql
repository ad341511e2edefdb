-- Grain: one row. Which kind of retention is counted, in which unit, and for how many customers?
select
  getvariable('retention_kind') as kind,
  getvariable('period') as unit,
  count(*)::double as customers,
from mart.customers
join mart.audience using (customer_key)
where order_days > 0
order by kind;
