-- Grain: one promotion of one year, or campaign of the file, from the first order to the last month
-- that is forecast. On which days do many shops, or this one, promote?
with
  known as (
    select
      min(day) as first_day,
      date_trunc('month', getvariable('as_of') + 1) + to_months(getvariable('horizon')) as end_day,
    from mart.orders
    where state = 'valid'
  )
select
  promotions.promotion,
  promotions.from_day::timestamp as from_day,
  promotions.to_day::timestamp as to_day,
  promotions.is_own,
from mart.promotions as promotions
join known
  on promotions.to_day >= known.first_day and promotions.from_day < known.end_day
where
  case getvariable('promotion_bands')
    when 'off' then false
    when 'all' then true
    else promotions.is_usual
  end
order by promotions.from_day, promotions.is_own, promotions.promotion;
