-- Grain: one month with an order of a known customer. How many customers ordered for the first time,
-- and on how many days did customers order? Months count from the year 0, twelve a year.
select
  (year(day) * 12 + month(day) - 1)::double as month,
  (count(*) filter (where previous_day is null))::double as new_customers,
  count(*)::double as order_days,
from mart.order_days
join mart.audience using (customer_key)
group by all
order by month;
