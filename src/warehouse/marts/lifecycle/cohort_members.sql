-- Grain: one customer of a cohort; a table macro. In which period of a unit of time did each first
-- order, or register? Periods are numbered as in `mart.calendar`. Who never ordered is in no cohort
-- by first order, who has no day of registration in none by registration.
create or replace macro mart.cohort_members(of_unit, cohort_by) as table
select
  customers.customer_key,
  calendar.number as cohort,
  customers.last_day,
from mart.customers as customers
join mart.calendar as calendar
  on
    calendar.unit = of_unit
    and calendar.day = case
      when cohort_by = 'registration' then customers.registered_at::date
      else customers.first_day
    end;
