-- Grain: one period, without gaps, from the first order to the as-of date. Who bought for the first
-- time ever and who had bought before, and what did each bring? Known customers only.
with
  history as (
    select min(day) as first_day,
    from mart.orders
    where state = 'valid' and customer_key is not null
  ),
  calendar as (
    select
      day,
      case getvariable('period')
        when 'week' then date_trunc('week', day + sunday) - sunday
        when 'quarter' then date_trunc('quarter', day - to_months(shift)) + to_months(shift)
        else date_trunc('month', day)
      end::date as period,
    from (
      select
        unnest(generate_series(first_day, getvariable('as_of'), interval 1 day))::date as day,
        (getvariable('week_starts') = 'sunday')::integer as sunday,
        (getvariable('fiscal_year_starts') - 1) % 3 as shift,
      from history
    )
  ),
  people as (
    select
      customers.customer_key,
      calendar.period as first_period,
      (
        calendar.period + case getvariable('period')
          when 'week' then interval 7 day
          when 'quarter' then interval 3 month
          else interval 1 month
        end
      )::date as second_period,
    from mart.customers as customers
    semi join mart.audience using (customer_key)
    join calendar on customers.first_day = calendar.day
  ),
  daily as (
    select
      day,
      sum(revenue) as revenue,
    from mart.orders
    semi join mart.audience using (customer_key)
    where state = 'valid'
    group by day
  ),
  sales as (
    select
      calendar.period,
      sum(daily.revenue) as revenue,
    from daily
    join calendar on daily.day = calendar.day
    group by calendar.period
  ),
  newcomers as (
    select
      first_period as period,
      count(*) as buyers,
    from people
    group by first_period
  ),
  first_sales as (
    select
      people.first_period as period,
      sum(orders.revenue) as revenue,
    from mart.orders as orders
    join people on orders.customer_key = people.customer_key
    where
      orders.state = 'valid'
      and orders.day >= people.first_period
      and orders.day < people.second_period
    group by people.first_period
  ),
  buyers as (
    select
      calendar.period,
      count(*) as buyers,
    from mart.order_days as order_days
    semi join mart.audience using (customer_key)
    join calendar on order_days.day = calendar.day
    where order_days.previous_day is null or order_days.previous_day < calendar.period
    group by calendar.period
  ),
  periods as (
    select
      spine.period,
      coalesce(newcomers.buyers, 0) as new_buyers,
      coalesce(buyers.buyers, 0) - coalesce(newcomers.buyers, 0) as old_buyers,
      coalesce(first_sales.revenue, 0) as new_revenue,
      coalesce(sales.revenue, 0) - coalesce(first_sales.revenue, 0) as old_revenue,
    from (select distinct period from calendar) as spine
    left join newcomers on spine.period = newcomers.period
    left join buyers on spine.period = buyers.period
    left join first_sales on spine.period = first_sales.period
    left join sales on spine.period = sales.period
  )
select
  period::timestamp as period,
  new_buyers::double as new_buyers,
  old_buyers::double as old_buyers,
  new_revenue::double as new_revenue,
  old_revenue::double as old_revenue,
  (new_revenue / nullif(new_buyers, 0))::double as new_per_buyer,
  (old_revenue / nullif(old_buyers, 0))::double as old_per_buyer,
  period + case getvariable('period')
    when 'week' then interval 7 day
    when 'quarter' then interval 3 month
    else interval 1 month
  end <= getvariable('as_of') + 1 as is_finished,
  period < (select first_day + interval 1 year from history) as is_first_year,
from periods
order by period;
