-- Grain: one number of one customer, from a column of the customer file that fits no role and holds
-- nothing but numbers. One of only two numbers is a yes or no, not a measure.
create or replace table mart.own_numbers as
with
  read as (
    select
      keys.customer_key,
      own.attribute,
      max(try_cast(replace(own.value, ',', '') as double)) as value,
    from staging.customer_attributes as own
    join mart.keys as keys on own.customer_id = keys.customer_id
    where own.value is not null
    group by keys.customer_key, own.attribute
  ),
  numeric as (
    select attribute,
    from read
    group by attribute
    having count(*) = count(value) filter (where isfinite(value)) and count(distinct value) > 2
  ),
  -- Names that measures of ours have.
  taken as (
    select unnest([
      'age', 'known_days', 'household_size', 'tenure', 'recurring_amount', 'orders', 'revenue',
      'average_order', 'recency', 'mean_gap', 'visits', 'pages', 'dwell_s', 'visit_recency', 'nps',
      'csat', 'tickets', 'points', 'contacts', 'campaigns', 'social_actions', 'referrals_made'
    ]) as measure,
  )
select
  customer_key,
  case
    when attribute in (select measure from taken) then attribute || ' (2)'
    else attribute
  end as measure,
  value,
from read
where attribute in (select attribute from numeric);
