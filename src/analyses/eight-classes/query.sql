-- Grain: one of the eight classes. How many customers of the audience are in each, and what do they
-- bring? Customers without an order in the window are a class of their own.
with
  totals as (
    select
      eight_class,
      count(*) as customers,
      sum(orders_in_window) as orders,
      sum(revenue_in_window) as revenue,
    from mart.around_eight_class
    group by eight_class
  )
select
  eight_class,
  customers::double as customers,
  orders::double as orders,
  revenue::double as revenue,
  (customers / sum(customers) over ())::double as share_of_customers,
  (revenue / nullif(sum(revenue) over (), 0))::double as share_of_revenue,
from totals
order by
  list_position(
    [
      'important_value',
      'important_keep',
      'important_develop',
      'important_win_back',
      'general_value',
      'general_keep',
      'general_develop',
      'general_win_back',
      'none'
    ],
    eight_class
  ),
  eight_class;
