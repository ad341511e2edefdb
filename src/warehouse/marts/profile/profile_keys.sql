-- Grain: one value of one attribute of one customer. What do all tables say of each, by small keys?
create or replace table mart.profile_keys as
select
  customer_key,
  value_key::usmallint as value_key,
from mart.attributes
union all
select
  of_tables.customer_key,
  names.value_key::usmallint as value_key,
from mart.profile_values as of_tables
join mart.profile_names as names using (attribute, value)
union all
select distinct
  of_tables.customer_key,
  names.value_key::usmallint as value_key,
from mart.profile_values as of_tables
join mart.profile_names as names on of_tables.attribute = names.attribute and names.value is null;
