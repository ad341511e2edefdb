-- Grain: one value of an attribute of one customer who left. What is known of each? Segment and stage are
-- those of the day of leaving, all else is of today.
create or replace view mart.departure_traits as
select
  customer_key,
  'fact segment' as attribute,
  segment as value,
  mart.segment_position(segment)::double as position,
from mart.departures
where segment is not null
union all
select
  customer_key,
  'fact stage' as attribute,
  stage as value,
  mart.stage_position(stage)::double as position,
from mart.departures
where stage is not null
union all
select
  traits.customer_key,
  traits.attribute,
  traits.value,
  traits.position,
from mart.traits as traits
join mart.departures as departures on traits.customer_key = departures.customer_key
where traits.attribute not in ('fact segment', 'fact stage');
