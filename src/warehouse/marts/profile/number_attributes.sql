-- Grain: one number of one customer, from the customer file. What can be measured of each?
create or replace table mart.number_attributes as
select
  customer_key,
  measure,
  value,
from (
  unpivot (
    select
      customer_key,
      case when years between 0 and 119 then years end::double as age,
      (getvariable('as_of') - least(registered_at::date, first_day))::double as known_days,
      try_cast(household_size as double) as household_size,
      tenure::double as tenure,
      recurring_amount::double as recurring_amount,
    from (
      select
        *,
        coalesce(datesub('year', birth_date, getvariable('as_of')), age) as years,
      from mart.customers
    )
  )
  on columns(* exclude (customer_key))
  into name measure value value
)
where isfinite(value)
union all
select
  customer_key,
  measure,
  value,
from mart.own_numbers;
