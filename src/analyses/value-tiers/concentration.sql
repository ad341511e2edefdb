-- Grain: one row. How unevenly is the value spread over the customers with a positive net value?
-- Gini from the ranks; the share of the top 20 % lies on the Lorenz curve, straight between two
-- customers where a fifth of them is not a whole number.
with
  ranked as (
    select
      revenue::double as revenue,
      row_number() over (order by revenue) as place,
      count(*) over () as customers,
    from mart.customers
    semi join mart.around_tier using (customer_key)
    where revenue > 0
  ),
  sums as (
    select
      count(*) as customers,
      sum(revenue) as total,
      sum(place * revenue) as weighted,
      sum(revenue * greatest(0, least(1, place - 0.8 * customers))) as top20,
    from ranked
  )
select
  customers::double as customers,
  coalesce(total, 0)::double as total,
  (2 * weighted / (customers * total) - (customers + 1) / customers)::double as gini,
  (top20 / total)::double as top20_share,
from sums
order by customers;
