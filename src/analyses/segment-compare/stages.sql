-- Grain: one stage of the lifecycle. How do the two groups mix?
with
  counted as (
    select
      customers.stage,
      count(a.customer_key) as a,
      count(b.customer_key) as b,
    from mart.customers as customers
    left join mart.group_a as a on customers.customer_key = a.customer_key
    left join mart.group_b as b on customers.customer_key = b.customer_key
    group by customers.stage
  )
select
  stage,
  a::double as a,
  (a / nullif(sum(a) over (), 0))::double as share_a,
  b::double as b,
  (b / nullif(sum(b) over (), 0))::double as share_b,
from counted
where a > 0 or b > 0
order by mart.stage_position(stage), stage;
