-- Grain: one row. In which unit are the periods, and of how many customers do they speak?
select
  getvariable('period') as unit,
  count(*)::double as customers,
from mart.customers
join mart.audience using (customer_key)
where order_days > 0
order by unit;
