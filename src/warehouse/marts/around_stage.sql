-- Grain: one customer. The audience as it would be without its choice of stages, for the chart in
-- which stages are chosen: it keeps showing all of them.
create or replace view mart.around_stage as
select *,
from mart.customers
where
  coalesce(list_contains(string_split(getvariable('audience_segment'), chr(31)), segment), true)
  and coalesce(list_contains(string_split(getvariable('audience_tier'), chr(31)), tier), true);
