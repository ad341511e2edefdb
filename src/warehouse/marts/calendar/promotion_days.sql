-- Grain: one promotion of one year, 2001 to 2040. From which day to which does it last? The usual days
-- of recent years, the same in every year: platforms begin a little sooner or later each time.
create or replace table mart.promotion_days as
with
  years as (
    select
      day as festival,
      year(day)::integer as year,
      make_date(year(day), 11, 1) as november,
    from mart.festivals
  )
-- The three weeks of shopping before the spring festival; parcels rest in its last days.
select
  'new_year_shopping' as promotion,
  festival - 21 as from_day,
  festival - 2 as to_day,
  true as is_chinese,
from years
union all
-- New Year's Eve to the seventh day.
select 'spring_festival', festival - 1, festival + 6, true,
from years
union all
select 'womens_day', make_date(year, 3, 1), make_date(year, 3, 8), true,
from years
union all
select 'june_18', make_date(year, 6, 1), make_date(year, 6, 20), true,
from years
union all
-- With the weeks of advance sale.
select 'double_11', make_date(year, 10, 20), make_date(year, 11, 11), true,
from years
union all
select 'double_12', make_date(year, 12, 8), make_date(year, 12, 12), true,
from years
union all
-- The day after the fourth Thursday of November, to the Monday after.
select
  'black_friday',
  november + ((4 - isodow(november) + 7) % 7)::integer + 22,
  november + ((4 - isodow(november) + 7) % 7)::integer + 25,
  false,
from years;
