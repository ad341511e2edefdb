-- Grain: one pair of values of two attributes. How many customers have both, and how many would if the
-- one said nothing of the other? Of the customers of whom both are known.
with
  asked as (
    select
      attribute as row_attribute,
    from mart.crossable
    order by attribute is not distinct from getvariable('rows') desc, row_place
    limit 1
  ),
  chosen as (
    select
      asked.row_attribute,
      crossable.attribute as column_attribute,
    from mart.crossable as crossable
    join asked on crossable.attribute <> asked.row_attribute
    order by
      crossable.attribute is not distinct from getvariable('columns') desc,
      crossable.column_place
    limit 1
  ),
  -- A choice among the values of either leaves its other values standing.
  people as (
    select around.customer_key,
    from mart.around as around
    cross join chosen
    where
      around.missed is null
      or around.missed = 'attribute ' || chosen.row_attribute
      or around.missed = 'attribute ' || chosen.column_attribute
      or around.missed = chosen.row_attribute
      or around.missed = chosen.column_attribute
  ),
  pairs as (
    select
      row_traits.value as row_value,
      column_traits.value as column_value,
      any_value(row_traits.position) as row_position,
      any_value(column_traits.position) as column_position,
      count(*) as customers,
    from people
    cross join chosen
    join mart.traits as row_traits
      on
        people.customer_key = row_traits.customer_key
        and row_traits.attribute = chosen.row_attribute
    join mart.traits as column_traits
      on
        people.customer_key = column_traits.customer_key
        and column_traits.attribute = chosen.column_attribute
    group by row_traits.value, column_traits.value
  ),
  -- The twelve most frequent rows and the eight most frequent columns; the rest is 'other'.
  row_values as (
    select
      row_value,
      any_value(row_position) as position,
      row_number() over (
        order by lower(row_value) in ('other', '其他'), sum(customers) desc, row_value
      ) as place,
      case when place <= 12 and lower(row_value) not in ('other', '其他') then row_value else 'other' end
        as shown,
    from pairs
    group by row_value
  ),
  column_values as (
    select
      column_value,
      any_value(column_position) as position,
      row_number() over (
        order by lower(column_value) in ('other', '其他'), sum(customers) desc, column_value
      ) as place,
      case
        when place <= 8 and lower(column_value) not in ('other', '其他') then column_value
        else 'other'
      end as shown,
    from pairs
    group by column_value
  ),
  row_classes as (
    select
      shown as row_value,
      min(position) as row_position,
      min(place) as row_place,
    from row_values
    group by shown
  ),
  column_classes as (
    select
      shown as column_value,
      min(position) as column_position,
      min(place) as column_place,
    from column_values
    group by shown
  ),
  found as (
    select
      row_values.shown as row_value,
      column_values.shown as column_value,
      sum(pairs.customers) as customers,
    from pairs
    join row_values on pairs.row_value = row_values.row_value
    join column_values on pairs.column_value = column_values.column_value
    group by row_values.shown, column_values.shown
  ),
  cells as (
    select
      row_classes.*,
      column_classes.*,
      coalesce(found.customers, 0) as customers,
    from row_classes
    cross join column_classes
    left join found
      on
        row_classes.row_value = found.row_value
        and column_classes.column_value = found.column_value
  ),
  margins as (
    select
      *,
      sum(customers) over (partition by row_value)::double as row_total,
      sum(customers) over (partition by column_value)::double as column_total,
      sum(customers) over ()::double as known,
      row_total * column_total / nullif(known, 0) as expected,
    from cells
  )
select
  chosen.row_attribute,
  margins.row_value,
  chosen.column_attribute,
  margins.column_value,
  margins.customers::double as customers,
  (margins.customers / nullif(margins.row_total, 0))::double as row_share,
  (margins.customers / nullif(margins.column_total, 0))::double as column_share,
  margins.expected::double as expected,
  (100 * margins.customers / nullif(margins.expected, 0))::double as index,
  coalesce(margins.expected < 5, true) as is_small,
from margins
cross join chosen
order by
  margins.row_value = 'other',
  margins.row_position nulls last,
  margins.row_place,
  margins.row_value,
  margins.column_value = 'other',
  margins.column_position nulls last,
  margins.column_place,
  margins.column_value;
