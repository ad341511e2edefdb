-- Grain: one length of a gap after an order day, closed by the next order day or open on the as-of
-- date, of one customer. How often does it occur? Beyond 500 customers several share a number, by
-- chance: the resamples draw these numbers, and 500 are enough to tell how far a figure may be off.
with
  size as (
    select count(*) as customers,
    from mart.audience
  ),
  gaps as (
    select
      case
        when size.customers <= 500 then order_days.customer_key
        else hash(order_days.customer_key) % 500
      end::integer as unit,
      coalesce(order_days.next_day, getvariable('as_of')) - order_days.day as days,
      order_days.next_day is not null as is_closed,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    cross join size
  )
select
  unit::double as unit,
  days::double as days,
  is_closed::integer::double as is_closed,
  count(*)::double as gaps,
from gaps
group by gaps.unit, gaps.days, gaps.is_closed
order by gaps.unit, gaps.days, gaps.is_closed;
