-- Grain: one level of one predictor; a table macro. Which levels stand for themselves in the audience:
-- those of 30 customers and more, at most eleven, the most frequent first? The rest is one, the 12th.
create or replace macro mart.driver_level_places(basis) as table
with
  counted as (
    select
      levels.predictor,
      levels.level,
      any_value(levels.is_attribute) as is_attribute,
      count(*) as customers,
    from mart.driver_levels as levels
    join mart.audience as audience on levels.customer_key = audience.customer_key
    where levels.told_by = mart.driver_basis(basis)
    group by levels.predictor, levels.level
  ),
  placed as (
    select
      *,
      row_number() over (partition by predictor order by customers desc, level) as place,
    from counted
  )
select
  predictor,
  level,
  is_attribute,
  case when customers >= 30 and place <= 11 then place else 12 end::integer as place,
from placed;
