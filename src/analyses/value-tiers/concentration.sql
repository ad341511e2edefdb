-- Grain: one row. How unevenly is the value spread over the customers with a positive value?
-- Gini from the ranks; the share of the top 20 % lies on the Lorenz curve, straight between two
-- customers where a fifth of them is not a whole number.
with
  positive as (
    select value::double as value,
    from mart.around
    where value > 0 and (missed is null or missed = 'fact tier')
  ),
  ranked as (
    select
      value,
      row_number() over (order by value) as place,
    from positive
  ),
  lower_part as (
    select 0.8 * count(*)::double as reach,
    from positive
  ),
  sums as (
    select
      count(*) as customers,
      sum(value) as total,
      sum(place * value) as weighted,
      sum(value * least(1, place - reach)) filter (where place > reach) as top20,
    from ranked, lower_part
  )
select
  customers::double as customers,
  coalesce(total, 0)::double as total,
  (2 * weighted / (customers * total) - (customers + 1) / customers)::double as gini,
  (top20 / total)::double as top20_share,
from sums
order by customers;
