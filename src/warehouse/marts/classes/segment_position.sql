-- Grain: one value; a macro. Which place has a segment among the segments, from best to lost? Null for
-- what is no segment.
create or replace macro mart.segment_position(segment) as list_position(
  [
    'champions', 'loyal', 'potential_loyalist', 'new', 'promising', 'need_attention',
    'about_to_sleep', 'at_risk', 'cant_lose', 'hibernating', 'lost', 'others', 'no_recent_order',
    'potential'
  ],
  segment
);
