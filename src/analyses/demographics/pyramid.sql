-- Grain: one age band of one gender. How old are the women and the men among the customers? Of those
-- whose age and gender are both known; a choice of ages or genders leaves the others standing.
with
  people as (
    select customer_key,
    from mart.around
    where missed is null or missed = 'attribute age_band' or missed = 'attribute gender'
  ),
  own_values as (
    select
      attribute_values.value_key,
      attribute_values.attribute,
      attribute_values.value,
      positions.position,
    from mart.attribute_values as attribute_values
    left join mart.value_positions as positions on attribute_values.value_key = positions.value_key
    where attribute_values.attribute in ('age_band', 'gender')
  ),
  known as (
    select
      attributes.customer_key,
      attributes.value_key,
      own_values.attribute = 'age_band' as is_age,
    from mart.attributes as attributes
    join own_values on attributes.value_key = own_values.value_key
  ),
  counted as (
    select
      ages.value_key as age_key,
      genders.value_key as gender_key,
      count(*) as customers,
    from people
    join known as ages on people.customer_key = ages.customer_key and ages.is_age
    join known as genders on people.customer_key = genders.customer_key and not genders.is_age
    group by ages.value_key, genders.value_key
  )
select
  ages.value as age_band,
  genders.value as gender,
  counted.customers::double as customers,
  (counted.customers / sum(counted.customers) over ())::double as share,
from counted
join own_values as ages on counted.age_key = ages.value_key
join own_values as genders on counted.gender_key = genders.value_key
order by ages.position, ages.value, counted.customers desc, genders.value;
