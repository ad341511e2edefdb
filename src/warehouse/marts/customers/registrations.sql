-- Grain: one customer with a day of registration. How many days after it came the first order? Null
-- where none has come; negative where the order came before. Who had not ordered by the end of that
-- day was a potential customer.
create or replace view mart.registrations as
select
  customer_key,
  registered_at::date as day,
  first_day - registered_at::date as days_to_order,
  getvariable('as_of') - registered_at::date as days_since,
  coalesce(first_day > registered_at::date, true) as was_potential,
from mart.customers
where registered_at is not null;
