-- Grain: one row. From which day to which are sales known, are months aligned to the spring festival,
-- and how many customers have bought? Days count from 1970-01-01.
select
  (min(orders.day) - date '1970-01-01')::double as first_day,
  (getvariable('as_of') - date '1970-01-01')::double as as_of,
  case getvariable('festival')
    when 'on' then 1
    when 'off' then 0
    else (select is_chinese::integer from mart.market)
  end::double as is_aligned,
  (
    select count(*)
    from mart.customers
    join mart.audience using (customer_key)
    where order_days > 0
  )::double as buyers,
from mart.orders as orders
where orders.state = 'valid'
order by first_day;
