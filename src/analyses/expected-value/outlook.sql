-- Grain: one row. What is expected of the audience's customers with an order, or why is nothing?
with
  scored as (
    select
      scores.*,
      scores.expected_orders * scores.expected_value as expected_sales,
    from mart.expected_values as scores
    join mart.audience using (customer_key)
  ),
  buyers as (
    select
      count(*) as customers,
      count(*) filter (where customers.order_days > 1) as repeat_buyers,
    from mart.customers as customers
    join mart.audience using (customer_key)
    where customers.order_days > 0
  ),
  sums as (
    select
      coalesce(sum(alive), 0) as still_alive,
      coalesce(sum(expected_orders), 0) as expected_orders,
      coalesce(sum(expected_orders) filter (where repeats = 0), 0) as one_time_orders,
      sum(expected_sales) as expected_sales,
      sum(clv) as clv,
    from scored
  )
select
  fit.status,
  fit.value_status,
  buyers.customers::double as customers,
  buyers.repeat_buyers::double as repeat_buyers,
  (buyers.customers - buyers.repeat_buyers)::double as one_time,
  sums.still_alive::double as still_alive,
  sums.expected_orders::double as expected_orders,
  sums.one_time_orders::double as one_time_orders,
  sums.expected_sales::double as expected_sales,
  sums.clv::double as clv,
  getvariable('clv_months')::double as months,
  getvariable('clv_discount')::double as discount,
from mart.purchase_fit as fit
cross join buyers
cross join sums
order by fit.status;
