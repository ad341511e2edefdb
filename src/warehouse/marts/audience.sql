-- Grain: one customer of the audience. Which customers do the cells speak of? Classes of one lens
-- are alternatives, lenses are joined by AND; an unset lens admits everyone.
create or replace table mart.audience as
select customer_key,
from mart.customers
where
  coalesce(list_contains(string_split(getvariable('audience_segment'), chr(31)), segment), true)
  and coalesce(list_contains(string_split(getvariable('audience_tier'), chr(31)), tier), true)
  and coalesce(list_contains(string_split(getvariable('audience_stage'), chr(31)), stage), true);
