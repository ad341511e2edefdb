-- Grain: one promotion of one year, from the first order to the as-of date; a table macro. On which
-- days do many shops promote? `bands`: `all`, those that are usual here (`auto`), or none (`off`).
create or replace macro mart.promotions_over(bands) as table
select
  promotions.promotion,
  promotions.from_day,
  promotions.to_day,
from mart.promotions as promotions
where
  not promotions.is_own
  and promotions.to_day >= (
    select min(day)
    from mart.orders
    where state = 'valid'
  )
  and promotions.from_day <= getvariable('as_of')
  and case bands
    when 'off' then false
    when 'all' then true
    else promotions.is_usual
  end;
