-- Grain: one attribute of the customer file that fits no role. What else does the file say?
select
  attribute,
  any_value(value) as value,
from staging.customer_attributes
where customer_id = getvariable('customer_id') and value is not null
group by attribute
order by attribute;
