-- Grain: one customer with a purchase. Which value tier, A, B or C?
create or replace table mart.tiers as
with
  cuts as (
    from mart.tier_cuts_of('mart.worths')
  )
from mart.tiers_by('mart.worths', 'cuts');
