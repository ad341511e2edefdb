-- Grain: one promotion of one year, from the first order to the as-of date. On which days do many
-- shops promote?
select
  promotions.promotion,
  promotions.from_day::timestamp as from_day,
  promotions.to_day::timestamp as to_day,
from mart.promotions as promotions
where
  not promotions.is_own
  and promotions.to_day >= (
    select min(day)
    from mart.orders
    where state = 'valid'
  )
  and promotions.from_day <= getvariable('as_of')
  and case getvariable('promotion_bands')
    when 'off' then false
    when 'all' then true
    else promotions.is_usual
  end
order by promotions.from_day, promotions.promotion;
