-- Grain: one row. Which kind of retention is counted, in which unit, by which cohorts, and for how
-- many customers? Those without a day of registration are in no cohort by registration.
select
  getvariable('retention_kind') as kind,
  getvariable('period') as unit,
  getvariable('cohort_by') as cohort_by,
  (
    count(*) filter (
      where
        case
          when getvariable('cohort_by') = 'registration'
            then customers.registered_at < getvariable('as_of') + 1
          else customers.order_days > 0
        end
    )
  )::double as customers,
  (
    count(*) filter (where getvariable('cohort_by') = 'registration' and customers.registered_at is null)
  )::double as left_out,
from mart.customers as customers
join mart.audience as audience on customers.customer_key = audience.customer_key
order by kind;
