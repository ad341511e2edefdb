-- Grain: one row. Which two days are compared, by which cuts, and how many customers of the audience
-- were known on each?
select
  getvariable('lens') as lens,
  getvariable('cuts') as cuts,
  earlier_day,
  later_day,
  is_before,
  known_before,
  known_after,
from
  mart.compared_days(
    coalesce(getvariable('since'), (select day from mart.earlier_day)),
    'mart.audience'
  )
order by earlier_day;
