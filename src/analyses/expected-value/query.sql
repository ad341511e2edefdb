-- Grain: one class of the lens. What is expected of its customers? `alive` is the mean of those who
-- have bought more than once: of the others it cannot be told.
with
  scored as (
    select
      case getvariable('lens')
        when 'tier' then customers.tier
        when 'stage' then customers.stage
        else customers.segment
      end as member,
      scores.repeats,
      scores.alive,
      scores.expected_orders,
      scores.expected_orders * scores.expected_value as expected_sales,
      scores.clv,
    from mart.expected_values as scores
    join mart.customers as customers on scores.customer_key = customers.customer_key
    join mart.around as around on scores.customer_key = around.customer_key
    where around.missed is null or around.missed = 'fact ' || getvariable('lens')
  )
select
  getvariable('lens') as lens,
  member,
  count(*)::double as customers,
  (count(*) filter (where repeats = 0))::double as one_time,
  avg(alive)::double as alive,
  sum(expected_orders)::double as expected_orders,
  sum(expected_sales)::double as expected_sales,
  sum(clv)::double as clv,
  avg(clv)::double as clv_each,
from scored
group by member
order by clv desc nulls last, expected_orders desc, member;
