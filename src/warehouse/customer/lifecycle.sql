-- Grain: one span of days in one stage. Through which stages did the customer go?
with
  days as (
    select *
    from mart.order_days
    where customer_key = getvariable('customer_key')::integer
  ),
  person as (
    select *
    from mart.customers
    where customer_key = getvariable('customer_key')::integer
  )
select
  stage,
  from_day::timestamp as from_day,
  (until - 1)::timestamp as to_day,
  (until - from_day)::double as days,
from mart.stage_spans_of('days', 'person')
order by from_day;
