-- Grain: one figure. How do the two groups compare in size, sales and habits of buying?
with
  grouped as (
    select
      customer_key,
      'a' as side,
    from mart.group_a
    union all
    select
      customer_key,
      'b' as side,
    from mart.group_b
  ),
  -- Both sides, also one in which nobody is.
  sides as (
    select unnest(['a', 'b']) as side,
  ),
  totals as (
    select
      count(*) as customers,
      sum(revenue) as revenue,
    from mart.customers
  ),
  summed as (
    select
      sides.side,
      count(customers.customer_key) as customers,
      count(*) filter (where customers.order_days > 0) as buyers,
      coalesce(sum(customers.revenue), 0)::double as revenue,
      coalesce(sum(customers.orders), 0) as orders,
      median(customers.recency) filter (where customers.order_days > 0) as recency,
      median(customers.mean_gap) as gap,
      count(*) filter (where customers.order_days > 1) as repeaters,
    from sides
    left join grouped on sides.side = grouped.side
    left join mart.customers as customers on grouped.customer_key = customers.customer_key
    group by sides.side
  ),
  figures as (
    select
      summed.side,
      unnest([
        'customers', 'share_of_customers', 'revenue', 'share_of_revenue', 'buyers', 'orders',
        'revenue_per_buyer', 'orders_per_buyer', 'average_order', 'repeat_share', 'recency', 'gap'
      ]) as figure,
      unnest([
        'count', 'share', 'money', 'share', 'count', 'count', 'money', 'number', 'money', 'share',
        'days', 'days'
      ]) as unit,
      unnest(generate_series(1, 12)) as place,
      unnest([
        summed.customers::double,
        summed.customers / nullif(totals.customers, 0),
        summed.revenue,
        case when totals.revenue > 0 then summed.revenue / totals.revenue::double end,
        summed.buyers::double,
        summed.orders::double,
        summed.revenue / nullif(summed.buyers, 0),
        summed.orders / nullif(summed.buyers, 0),
        summed.revenue / nullif(summed.orders, 0),
        summed.repeaters / nullif(summed.buyers, 0),
        summed.recency::double,
        summed.gap::double
      ]) as value,
    from summed, totals
  )
select
  figure,
  unit,
  (any_value(value) filter (where side = 'a'))::double as a,
  (any_value(value) filter (where side = 'b'))::double as b,
  (
    any_value(value) filter (where side = 'a')
    / nullif(any_value(value) filter (where side = 'b'), 0)
  )::double as ratio,
from figures
group by figure, unit, place
order by place;
