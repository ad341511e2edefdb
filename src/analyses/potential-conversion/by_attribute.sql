-- Grain: one value of an attribute of the customer file. How many who registered without ordering
-- that day at least so long ago ordered within so many days? The source, unless another attribute is chosen.
with
  chosen as (
    select attribute_values.attribute,
    from mart.attribute_values as attribute_values
    group by attribute_values.attribute
    having count(*) > 1
    order by
      attribute_values.attribute = getvariable('attribute') desc nulls last,
      attribute_values.attribute = 'source' desc,
      attribute_values.attribute
    limit 1
  ),
  counted as (
    select
      attribute_values.attribute,
      attribute_values.value,
      count(*) as registered,
      count(*) filter (where registrations.days_to_order <= getvariable('within')::integer)
        as converted,
    from mart.registrations as registrations
    join mart.around as around on registrations.customer_key = around.customer_key
    join mart.attributes as attributes on registrations.customer_key = attributes.customer_key
    join mart.attribute_values as attribute_values
      on attributes.value_key = attribute_values.value_key
    join chosen on attribute_values.attribute = chosen.attribute
    where
      registrations.was_potential
      and registrations.days_since >= getvariable('within')::integer
      and (around.missed is null or around.missed = 'attribute ' || chosen.attribute)
    group by attribute_values.attribute, attribute_values.value
  )
select
  attribute,
  value,
  registered::double as registered,
  converted::double as converted,
  (converted / registered)::double as share,
  mart.wilson_low(converted, registered)::double as low,
  mart.wilson_high(converted, registered)::double as high,
  registered < 30 as is_small,
from counted
order by is_small, share desc, registered desc, value;
