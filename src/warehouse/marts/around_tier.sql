-- Grain: one customer. The audience as it would be without its choice of tiers, for the chart in
-- which tiers are chosen: it keeps showing all of them.
create or replace view mart.around_tier as
select *,
from mart.customers
where
  coalesce(list_contains(string_split(getvariable('audience_segment'), chr(31)), segment), true)
  and coalesce(list_contains(string_split(getvariable('audience_stage'), chr(31)), stage), true);
