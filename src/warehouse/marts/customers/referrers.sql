-- Grain: one customer who has invited others. How many, and how many of them came, as of the date? An
-- invitation without a date counts.
create or replace table mart.referrers as
select
  keys.customer_key,
  count(*)::integer as referrals_made,
  (count(*) filter (where referrals.converted_at < getvariable('as_of') + 1))::integer
    as referrals_converted,
from staging.referrals as referrals
join mart.keys as keys on referrals.referrer_id = keys.customer_id
where referrals.referred_at is null or referrals.referred_at < getvariable('as_of') + 1
group by keys.customer_key;
