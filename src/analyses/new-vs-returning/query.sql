-- Grain: one period, without gaps, from the first order to the as-of date. Who bought for the first
-- time ever and who had bought before, and what did each bring? Known customers only.
with
  history as (
    select min(day) as first_day,
    from mart.orders
    where state = 'valid' and customer_key is not null
  ),
  calendar as not materialized (
    select *,
    from mart.calendar
    where unit = getvariable('period')
  ),
  sales as (
    select
      calendar.number,
      sum(orders.revenue) as revenue,
      sum(orders.revenue) filter (
        where customers.first_day >= calendar.period and customers.first_day < calendar.next_period
      ) as new_revenue,
    from mart.orders as orders
    join mart.audience as audience on orders.customer_key = audience.customer_key
    join mart.customers as customers on orders.customer_key = customers.customer_key
    join calendar on orders.day = calendar.day
    where orders.state = 'valid'
    group by calendar.number
  ),
  -- Of a customer's order days in one period, the first says whether it had bought before.
  buyers as (
    select
      calendar.number,
      count(*) filter (where order_days.previous_day is null) as new_buyers,
      count(*) filter (where order_days.previous_day < calendar.period) as old_buyers,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    group by calendar.number
  ),
  spine as (
    select distinct
      number,
      period,
      is_finished,
    from calendar
    where day >= (select first_day from history)
  ),
  periods as (
    select
      spine.period,
      spine.is_finished,
      coalesce(buyers.new_buyers, 0) as new_buyers,
      coalesce(buyers.old_buyers, 0) as old_buyers,
      coalesce(sales.new_revenue, 0) as new_revenue,
      coalesce(sales.revenue, 0) - coalesce(sales.new_revenue, 0) as old_revenue,
    from spine
    left join buyers on spine.number = buyers.number
    left join sales on spine.number = sales.number
  )
select
  period::timestamp as period,
  new_buyers::double as new_buyers,
  old_buyers::double as old_buyers,
  new_revenue::double as new_revenue,
  old_revenue::double as old_revenue,
  (new_revenue / nullif(new_buyers, 0))::double as new_per_buyer,
  (old_revenue / nullif(old_buyers, 0))::double as old_per_buyer,
  is_finished,
  period < (select first_day + interval 1 year from history) as is_first_year,
from periods
order by period;
