-- Grain: one row. What is counted, in which unit, by which cohorts, for how many customers, and how
-- much of the net sales of the known customers is outside: of customers in no cohort, from before
-- their cohort, or of cohorts too old to be listed?
with
  last_period as (
    select max(number) as number,
    from mart.calendar
    where unit = getvariable('period')
  ),
  members as (
    select
      count(*) filter (
        where
          case
            when getvariable('cohort_by') = 'registration'
              then customers.registered_at < getvariable('as_of') + 1
            else customers.order_days > 0
          end
      ) as customers,
      count(*) filter (
        where getvariable('cohort_by') = 'registration' and customers.registered_at is null
      ) as left_out,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
  ),
  sold as (
    select coalesce(sum(revenue), 0) as revenue,
    from mart.audience_orders
    where state = 'valid' and customer_key is not null
  ),
  counted as (
    select
      coalesce(
        sum(sales.revenue) filter (
          where
            sales.period >= 0
            and (getvariable('period') <> 'week' or sales.cohort > last_period.number - 105)
        ),
        0
      ) as revenue,
    from mart.cohort_revenue(getvariable('period'), getvariable('cohort_by')) as sales
    join mart.audience as audience on sales.customer_key = audience.customer_key
    cross join last_period
  )
select
  getvariable('figure') as figure,
  getvariable('period') as unit,
  getvariable('cohort_by') as cohort_by,
  members.customers::double as customers,
  members.left_out::double as left_out,
  sold.revenue::double as net_sales,
  (sold.revenue - counted.revenue)::double as outside,
from members, sold, counted
order by figure;
