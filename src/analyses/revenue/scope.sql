-- Grain: one row. In which unit are the periods, and of how many buyers do they speak?
select
  getvariable('period') as unit,
  count(*)::double as buyers,
from mart.customers
join mart.audience using (customer_key)
where order_days > 0
order by unit;
