-- Grain: one attribute of the customers of whom the file says whether they have left. By what can the
-- share of them be split?
select
  attribute_values.attribute,
  count(distinct attributes.value_key)::double as values,
from mart.contracts as contracts
join mart.attributes as attributes on contracts.customer_key = attributes.customer_key
join mart.attribute_values as attribute_values on attributes.value_key = attribute_values.value_key
where attribute_values.attribute <> 'status'
group by attribute_values.attribute
having count(distinct attributes.value_key) > 1
order by attribute_values.attribute;
