-- Grain: one customer on one day with an order. Who ordered when? Of more than 5,000 customers an even
-- sample, each of whom stands for several. Categories and units are forecast without them.
with
  buyers as (
    select
      customer_key,
      row_number() over (order by customer_key) - 1 as number,
      ceil(count(*) over () / 5000)::integer as stands_for,
    from mart.customers
    join mart.audience using (customer_key)
    where order_days > 0 and getvariable('split') = 'total' and getvariable('measure') <> 'units'
  )
select
  order_days.customer_key::double as customer_key,
  (order_days.day - date '1970-01-01')::double as day,
  buyers.stands_for::double as stands_for,
from mart.order_days as order_days
join buyers on order_days.customer_key = buyers.customer_key
where buyers.number % buyers.stands_for = 0
order by customer_key, day;
