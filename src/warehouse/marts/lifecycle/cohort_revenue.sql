-- Grain: one customer of a cohort in one period with an order or a return document; a table macro.
-- What did each bring, net of refunds, so many periods after that of its cohort? Periods below 0 lie
-- before it. A condition on them would be taken for a join here.
create or replace macro mart.cohort_revenue(of_unit, cohort_by) as table
with
  days as (
    select
      customer_key,
      day,
      sum(revenue)::double as revenue,
    from mart.orders
    where state = 'valid' and customer_key is not null
    group by customer_key, day
  )
select
  members.customer_key,
  members.cohort,
  calendar.number - members.cohort as period,
  sum(days.revenue)::double as revenue,
from days
join mart.cohort_members(of_unit, cohort_by) as members on days.customer_key = members.customer_key
join mart.calendar as calendar on days.day = calendar.day and calendar.unit = of_unit
group by members.customer_key, members.cohort, calendar.number;
