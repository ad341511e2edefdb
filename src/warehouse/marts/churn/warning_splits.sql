-- Grain: one date at which risks are told. On which days does early warning look ahead, and how far?
-- `train` learns from what came of it up to `test`, `test` from what came of it up to the as-of date,
-- `now` is the as-of date. As far as the churn threshold T, from 14 to 180 days, unless told.
create or replace table mart.warning_splits as
with
  reach as (
    select
      coalesce(getvariable('warning_days'), least(180, greatest(14, round(churn_days))))::integer
        as days,
    from mart.thresholds
  )
select
  split,
  days,
  (getvariable('as_of') - periods * days)::date as day,
from reach, (values ('train', 2), ('test', 1), ('now', 0)) as splits (split, periods);
