-- Grain: one customer of the audience whose churn is told. Did it churn, and what of the twelve
-- predictors that say most by themselves is so of it? A number, or the number of a level; missing is
-- not a number.
with
  people as (
    select outcomes.*,
    from mart.driver_outcomes as outcomes
    join mart.audience as audience on outcomes.customer_key = audience.customer_key
    where outcomes.told_by = mart.driver_basis(getvariable('driver_basis'))
  ),
  chosen as materialized (
    select
      predictor,
      kind,
      place,
    from mart.driver_candidates(
      getvariable('driver_basis'), getvariable('driver_tenure') = 'predictor'
    )
    where reason is null and place <= 12
  ),
  cells as (
    select
      numbers.customer_key,
      numbers.told_by,
      chosen.place,
      numbers.value,
    from mart.driver_numbers as numbers
    join chosen on numbers.predictor = chosen.predictor and chosen.kind = 'number'
    union all
    select
      levels.customer_key,
      levels.told_by,
      chosen.place,
      places.place::double as value,
    from mart.driver_levels as levels
    join chosen on levels.predictor = chosen.predictor and chosen.kind = 'level'
    join mart.driver_level_places(getvariable('driver_basis')) as places
      on levels.predictor = places.predictor and levels.level = places.level
  )
select
  any_value(people.churned)::double as churned,
  coalesce(max(cells.value) filter (where cells.place = 1), 'nan'::double) as x1,
  coalesce(max(cells.value) filter (where cells.place = 2), 'nan'::double) as x2,
  coalesce(max(cells.value) filter (where cells.place = 3), 'nan'::double) as x3,
  coalesce(max(cells.value) filter (where cells.place = 4), 'nan'::double) as x4,
  coalesce(max(cells.value) filter (where cells.place = 5), 'nan'::double) as x5,
  coalesce(max(cells.value) filter (where cells.place = 6), 'nan'::double) as x6,
  coalesce(max(cells.value) filter (where cells.place = 7), 'nan'::double) as x7,
  coalesce(max(cells.value) filter (where cells.place = 8), 'nan'::double) as x8,
  coalesce(max(cells.value) filter (where cells.place = 9), 'nan'::double) as x9,
  coalesce(max(cells.value) filter (where cells.place = 10), 'nan'::double) as x10,
  coalesce(max(cells.value) filter (where cells.place = 11), 'nan'::double) as x11,
  coalesce(max(cells.value) filter (where cells.place = 12), 'nan'::double) as x12,
from people
left join cells on people.customer_key = cells.customer_key and people.told_by = cells.told_by
group by people.customer_key
order by people.customer_key;
