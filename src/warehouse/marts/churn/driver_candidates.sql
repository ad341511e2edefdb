-- Grain: one possible predictor; a table macro. How much does each say of churning by itself, and why
-- is it passed over? `chi_square` is the score test of a logistic regression with it alone: of a
-- number n · r², of levels Pearson's. Weighed against its degrees of freedom they come in order.
create or replace macro mart.driver_candidates(basis, with_tenure) as table
with
  people as materialized (
    select outcomes.*,
    from mart.driver_outcomes as outcomes
    join mart.audience as audience on outcomes.customer_key = audience.customer_key
    where outcomes.told_by = mart.driver_basis(basis)
  ),
  everyone as (
    select
      count(*) as customers,
      sum(churned) as churned,
      any_value(told_by) as told_by,
    from people
  ),
  numbers as (
    select
      numbers.predictor,
      count(*) as known,
      coalesce(stddev_pop(numbers.value), 0) as spread,
      count(*) * pow(corr(numbers.value, people.churned), 2) as chi_square,
      corr(numbers.value, contracts.tenure) as with_lifetime,
    from mart.driver_numbers as numbers
    join people
      on numbers.customer_key = people.customer_key and numbers.told_by = people.told_by
    left join mart.contracts as contracts on numbers.customer_key = contracts.customer_key
    group by numbers.predictor
  ),
  -- Who has no level forms one more; places are those of `mart.driver_level_places`.
  levels as (
    select
      levels.predictor,
      places.place,
      count(*) as customers,
      sum(people.churned) as churned,
    from mart.driver_levels as levels
    join people on levels.customer_key = people.customer_key and levels.told_by = people.told_by
    join mart.driver_level_places(basis) as places
      on levels.predictor = places.predictor and levels.level = places.level
    group by levels.predictor, places.place
  ),
  merged as (
    select
      predictor,
      customers,
      churned,
    from levels
    union all
    select
      levels.predictor,
      any_value(everyone.customers) - sum(levels.customers) as customers,
      any_value(everyone.churned) - sum(levels.churned) as churned,
    from levels, everyone
    group by levels.predictor
    having any_value(everyone.customers) > sum(levels.customers)
  ),
  grouped as (
    select
      merged.predictor,
      count(*) - 1 as freedom,
      sum(
        pow(merged.churned - merged.customers * everyone.churned / everyone.customers, 2)
        / nullif(
          merged.customers * (everyone.churned / everyone.customers)
          * (1 - everyone.churned / everyone.customers),
          0
        )
      ) as chi_square,
    from merged, everyone
    group by merged.predictor
  ),
  judged as (
    select
      numbers.predictor,
      'number' as kind,
      1 as freedom,
      numbers.chi_square,
      numbers.known,
      case
        when everyone.told_by = 'contracts' and numbers.predictor = 'tenure' and not with_tenure
          then 'lifetime'
        when
          everyone.told_by = 'contracts'
          and numbers.predictor <> 'tenure'
          and not with_tenure
          and abs(numbers.with_lifetime) >= 0.8
          then 'like_lifetime'
        when numbers.known < 0.8 * everyone.customers then 'rarely_known'
        when numbers.spread = 0 or isnan(numbers.spread) then 'constant'
      end as reason,
    from numbers, everyone
    union all
    select
      grouped.predictor,
      'level' as kind,
      grouped.freedom,
      grouped.chi_square,
      everyone.customers as known,
      case when grouped.freedom < 1 then 'constant' end as reason,
    from grouped, everyone
  )
select
  predictor,
  kind,
  freedom,
  coalesce(chi_square, 0) as chi_square,
  reason,
  row_number() over (
    order by
      reason is not null,
      (coalesce(chi_square, 0) - freedom) / sqrt(2 * greatest(freedom, 1)) desc,
      kind desc,
      predictor
  )::integer as place,
from judged;
