-- Grain: one customer. The audience as it would be without its choice of segments, for the chart in
-- which segments are chosen: it keeps showing all of them.
create or replace view mart.around_segment as
select *,
from mart.customers
where
  coalesce(list_contains(string_split(getvariable('audience_tier'), chr(31)), tier), true)
  and coalesce(list_contains(string_split(getvariable('audience_stage'), chr(31)), stage), true);
