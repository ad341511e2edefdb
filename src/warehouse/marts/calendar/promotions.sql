-- Grain: one promotion of one year, or one campaign of the file that lasts at most five weeks. On which
-- days do many shops, or this one, promote, and is it usual where this shop sells?
create or replace view mart.promotions as
with
  campaigns as (
    select
      coalesce(any_value(campaign), campaign_id) as promotion,
      min(starts_at)::date as from_day,
      max(ends_at)::date as to_day,
    from staging.campaigns
    where starts_at is not null and ends_at >= starts_at
    group by campaign_id
  )
select
  promotion,
  from_day,
  to_day,
  is_chinese = (select market.is_chinese from mart.market as market) as is_usual,
  false as is_own,
from mart.promotion_days
union all
select
  promotion,
  from_day,
  to_day,
  true as is_usual,
  true as is_own,
from campaigns
where promotion is not null and to_day - from_day < 35;
