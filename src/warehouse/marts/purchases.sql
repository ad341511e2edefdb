-- Grain: one customer with at least one order or return document. What has each bought so far?
create or replace table mart.purchases as
with
  documents as (
    select
      customer_key,
      count(*) filter (where is_order) as orders,
      count(*) filter (where is_order and in_window) as orders_in_window,
      sum(revenue) as revenue,
      sum(revenue) filter (where in_window) as revenue_in_window,
      sum(cost) filter (where is_order) as cost,
    from (
      select
        *,
        getvariable('rfm_window') is null
        or day > getvariable('as_of') - getvariable('rfm_window') as in_window,
      from mart.orders
      where customer_key is not null and state = 'valid'
    )
    group by customer_key
  ),
  days as (
    select
      customer_key,
      count(*) as order_days,
      min(day) as first_day,
      max(day) as last_day,
      avg(gap) as mean_gap,
      median(gap) as median_gap,
      max(gap) filter (where next_day is null) as last_gap,
      median(gap) filter (where next_day is not null) as earlier_median_gap,
    from mart.order_days
    group by customer_key
  )
select
  documents.customer_key,
  documents.orders::integer as orders,
  coalesce(days.order_days, 0)::integer as order_days,
  documents.orders_in_window::integer as orders_in_window,
  documents.revenue::decimal(18, 4) as revenue,
  coalesce(documents.revenue_in_window, 0)::decimal(18, 4) as revenue_in_window,
  documents.cost::decimal(18, 4) as cost,
  days.first_day,
  days.last_day,
  (getvariable('as_of') - days.last_day)::integer as recency,
  days.mean_gap,
  days.median_gap,
  days.last_gap,
  days.earlier_median_gap,
from documents
left join days on documents.customer_key = days.customer_key;
