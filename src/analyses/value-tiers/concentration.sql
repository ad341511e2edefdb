-- Grain: one row. How unevenly is the value spread over the customers with a positive net value?
-- Gini from the ranks; the share of the top 20 % lies on the Lorenz curve, straight between two
-- customers where a fifth of them is not a whole number.
with
  positive as (
    select revenue::double as revenue,
    from mart.customers
    semi join mart.around_tier using (customer_key)
    where revenue > 0
  ),
  size as (
    select count(*) as customers,
    from positive
  ),
  ranked as (
    select
      revenue,
      row_number() over (order by revenue) as place,
    from positive
  ),
  sums as (
    select
      any_value(size.customers) as customers,
      sum(ranked.revenue) as total,
      sum(ranked.place * ranked.revenue) as weighted,
      sum(ranked.revenue * greatest(0, least(1, ranked.place - 0.8 * size.customers))) as top20,
    from size
    left join ranked on true
  )
select
  customers::double as customers,
  coalesce(total, 0)::double as total,
  (2 * weighted / (customers * total) - (customers + 1) / customers)::double as gini,
  (top20 / total)::double as top20_share,
from sums
order by customers;
