-- Grain: one value tier or RFM segment. How many of its buyers are silent, and what had those brought
-- in the 365 days up to their last order?
with
  people as (
    select
      customers.customer_key,
      around.missed,
      unnest(['tier', 'segment']) as lens,
      unnest([customers.tier, customers.segment]) as member,
    from mart.customers as customers
    join mart.around as around on customers.customer_key = around.customer_key
    where customers.order_days > 0
  )
select
  people.lens,
  people.member,
  count(silent.customer_key)::double as customers,
  count(*)::double as buyers,
  (count(silent.customer_key) / count(*))::double as share_silent,
  coalesce(sum(silent.revenue_before), 0)::double as revenue_before,
from people
left join mart.silent_customers as silent on people.customer_key = silent.customer_key
-- A choice among the classes of a lens leaves its other classes standing.
where people.missed is null or people.missed = 'fact ' || people.lens
group by people.lens, people.member
order by
  people.lens desc,
  case when people.lens = 'tier' then people.member end,
  customers desc,
  people.member;
