-- Grain: one segment. How many customers are in each RFM segment of the audience, and what do they
-- bring? Customers without an order in the window are classes of their own.
with
  totals as (
    select
      segment,
      sum(customers) as customers,
      sum(orders) as orders,
      sum(revenue_in_window) as revenue,
    from mart.around_classes
    where missed is null or missed = 'fact segment'
    group by segment
  )
select
  segment,
  customers::double as customers,
  orders::double as orders,
  revenue::double as revenue,
  (customers / sum(customers) over ())::double as share_of_customers,
  (revenue / nullif(sum(revenue) over (), 0))::double as share_of_revenue,
from totals
order by customers desc, segment;
