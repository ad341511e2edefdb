-- Grain: one row. Do the two attributes have to do with each other? Pearson's chi-square without a
-- correction, its p-value, and Cramér's V, over the classes of the table.
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
  ),
  sums as (
    select
      coalesce(any_value(known), 0) as known,
      count(*) as cells,
      count(*) filter (where expected < 5) as small_cells,
      sum((customers - expected) * (customers - expected) / expected)::double as statistic,
      least(count(distinct row_value), count(distinct column_value)) - 1 as smaller,
      (count(distinct row_value) - 1) * (count(distinct column_value) - 1) as degrees,
    from margins
  ),
  sizes as (
    select
      count(*) as customers,
      count(*) filter (
        where around.missed in ('attribute ' || chosen.row_attribute, chosen.row_attribute)
      ) > 0
      and count(*) filter (
        where around.missed in ('attribute ' || chosen.column_attribute, chosen.column_attribute)
      ) > 0 as is_partial,
    from people
    join mart.around as around on people.customer_key = around.customer_key
    cross join chosen
  ),
  -- Who misses both choices is not known here: a table with holes is not tested.
  tested as (
    select
      chosen.*,
      sums.known,
      sums.cells,
      sums.small_cells,
      sums.smaller,
      sizes.customers,
      sizes.is_partial,
      case when sums.degrees > 0 and not sizes.is_partial then sums.statistic end as chi_square,
      case when sums.degrees > 0 and not sizes.is_partial then sums.degrees end as degrees,
    from sums
    cross join sizes
    cross join chosen
  ),
  -- p = Q(degrees/2, chi²/2), the upper incomplete gamma function: by its series below a + 1, by
  -- Legendre's continued fraction above, both from the 300th term back (Press et al., Numerical
  -- Recipes, 6.2).
  halves as (
    select
      *,
      chi_square / 2 as x,
      -- Not evaluated where nothing is tested, but the engine refuses the gamma function of 0 at once.
      greatest(degrees / 2, 0.5) as a,
    from tested
  ),
  terms as (
    select
      *,
      exp(a * ln(nullif(x, 0)) - x - lgamma(a)) as front,
      list_transform(range(300, 0, -1), lambda n: n::double) as numbers,
    from halves
  ),
  valued as (
    select
      *,
      case
        when x <= 0 then 1
        when x < a + 1
          then 1 - front / a * list_reduce([1::double] || numbers, lambda sum, n: 1 + sum * x / (a + n))
        else front / list_reduce(
          [x + 601 - a] || numbers,
          lambda rest, n: x + 2 * n - 1 - a - n * (n - a) / rest
        )
      end as p_value,
    from terms
  )
select
  row_attribute,
  column_attribute,
  customers::double as customers,
  known::double as known,
  chi_square::double as chi_square,
  degrees::double as degrees,
  case when chi_square is not null then greatest(0, least(1, p_value)) end::double as p_value,
  sqrt(chi_square / nullif(known * smaller, 0))::double as cramers_v,
  cells::double as cells,
  small_cells::double as small_cells,
  is_partial,
from valued
order by row_attribute;
