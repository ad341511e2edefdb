-- Grain: one customer id; a table macro. Which customers were there, as of a day?
create or replace macro mart.ids_at(until) as table
select customer_id
from staging.transactions
where customer_id is not null and ordered_at < until + 1
union
select customer_id
from staging.order_headers
where customer_id is not null and ordered_at < until + 1
union
select customer_id
from staging.customers
where
  customer_id is not null
  and (registered_at is null or registered_at < until + 1);
