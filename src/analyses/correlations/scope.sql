-- Grain: one row. Of how many customers do the correlations speak, and of how many measures?
with
  audience as (
    select count(*) as customers,
    from mart.audience
  ),
  measures as (
    select numbers.measure,
    from mart.customer_numbers as numbers
    join mart.audience as audience on numbers.customer_key = audience.customer_key
    group by numbers.measure
    having min(numbers.value) < max(numbers.value)
  )
select
  audience.customers::double as customers,
  least(audience.customers, 10000)::double as used,
  least(count(measures.measure), 16)::double as measures,
  greatest(count(measures.measure) - 16, 0)::double as left_out,
from audience
left join measures on true
group by audience.customers
order by customers;
