-- Grain: one hundredth of the customers with a positive value, richest first, after a point at
-- zero; each customer where there are fewer than a hundred. Which share of the value do they hold?
with
  positive as (
    select value::double as value,
    from mart.around
    where value > 0 and (missed is null or missed = 'fact tier')
  ),
  ranked as (
    select
      value,
      row_number() over (order by value desc) as place,
    from positive
  ),
  hundredths as (
    select
      (100 * (place - 1)) // (select count(*) from positive) as hundredth,
      max(place) / (select count(*) from positive) as cumulated_customers,
      sum(value) as value,
    from ranked
    group by hundredth
  ),
  points as (
    select
      cumulated_customers,
      sum(value) over (order by hundredth) / sum(value) over () as cumulated_value,
    from hundredths
    union all
    select
      0 as cumulated_customers,
      0 as cumulated_value,
    where exists (from hundredths)
  )
select
  cumulated_customers::double as cumulated_customers,
  least(1, cumulated_value)::double as cumulated_value,
from points
order by cumulated_customers;
