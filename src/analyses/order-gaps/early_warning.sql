-- Grain: one row. Of the customers with four or more order days, how many have been away for longer
-- than twice their own median gap, and of these, how many does the threshold not call dormant yet?
with
  regulars as (
    select
      recency > 2 * median_gap as is_warned,
      recency,
    from mart.customers
    join mart.audience using (customer_key)
    where order_days >= 4
  )
select
  count(regulars.recency)::double as customers,
  count(*) filter (where regulars.is_warned)::double as warned,
  count(*) filter (where regulars.is_warned and regulars.recency <= thresholds.churn_days)::double
    as warned_within,
  thresholds.churn_days::double as churn_days,
from mart.thresholds as thresholds
left join regulars on true
group by thresholds.churn_days
order by churn_days;
