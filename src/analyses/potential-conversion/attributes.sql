-- Grain: one attribute of the customer file with several values. By what can conversion be told apart?
select
  attribute,
  count(*)::double as values,
from mart.attribute_values
group by attribute
having count(*) > 1
order by attribute = 'source' desc, attribute;
