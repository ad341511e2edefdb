-- Grain: one spring festival. On which day since 1970-01-01 does it lie?
select (day - date '1970-01-01')::double as day,
from mart.festivals
order by day;
