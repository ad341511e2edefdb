-- Grain: one customer where it counts; a table macro. In which periods after that of its cohort has a
-- customer ordered (`in`), up to which one has it ordered then or later (`in_or_later`), or in each
-- (`in_every`)? Of the last two there is one row a customer, at the last period that counts. Periods
-- below 0 are orders before the registration. A condition on them would be taken for a join here.
create or replace macro mart.cohort_counts(of_unit, cohort_by, kind) as table
with
  calendar as not materialized (
    select *,
    from mart.calendar
    where unit = of_unit
  ),
  members as not materialized (
    select *,
    from mart.cohort_members(of_unit, cohort_by)
  ),
  visits as not materialized (
    select
      members.customer_key,
      members.cohort,
      calendar.number,
      coalesce(order_days.previous_day < calendar.period, true) as is_first,
      coalesce(order_days.next_day >= calendar.period_after_next, true) as is_break,
    from mart.order_days as order_days
    join members on order_days.customer_key = members.customer_key
    join calendar on order_days.day = calendar.day
  )
select
  customer_key,
  cohort,
  number - cohort as period,
from visits
where kind = 'in' and is_first
union all
select
  members.customer_key,
  members.cohort,
  calendar.number - members.cohort as period,
from members
join calendar on members.last_day = calendar.day
where kind = 'in_or_later'
union all
-- How far an unbroken run of periods from the first one reaches; there is none without an order in it.
select
  customer_key,
  cohort,
  (min(number) filter (where is_break and number >= cohort)) - cohort as period,
from visits
where kind = 'in_every'
group by customer_key, cohort
having bool_or(number = cohort);
