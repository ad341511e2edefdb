-- Grain: one column of the customer file, or one attribute of its own, that is filled for anyone.
-- What could be known of a customer?
create or replace table mart.customer_columns as
with
  counted as (
    select count(columns(* exclude (customer_id))),
    from staging.customers
  ),
  listed as (
    unpivot counted
    on columns(*)
    into name column_name value customers
  )
select
  column_name,
  false as is_own,
  customers::integer as customers,
  (row_number() over ())::integer as position,
from listed
where customers > 0
union all
select
  attribute as column_name,
  true as is_own,
  count(distinct customer_id)::integer as customers,
  1000 as position,
from staging.customer_attributes
where value is not null
group by attribute;
