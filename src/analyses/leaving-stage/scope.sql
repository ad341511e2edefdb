-- Grain: one row. Who counts as having left, how many are they, and how many of them ordered again or
-- had no stage then?
with
  leavers as (
    select leavers.*,
    from mart.leavers(getvariable('basis'), getvariable('moment')) as leavers
    join mart.audience as audience on leavers.customer_key = audience.customer_key
  ),
  staged as (
    select
      leavers.*,
      histories.stage,
    from leavers
    left join mart.stage_histories as histories
      on
        leavers.customer_key = histories.customer_key
        and histories.from_day <= leavers.day
        and histories.until > leavers.day
  ),
  counted as (
    select
      any_value(source) as source,
      any_value(moment) as moment,
      count(*) filter (where not came_back) as leavers,
      count(*) filter (where came_back) as came_back,
      count(*) filter (where not came_back and stage is null) as without_stage,
      min(left_on) as first_left,
    from staged
  )
select
  coalesce(counted.source, getvariable('basis')) as basis,
  coalesce(counted.moment, getvariable('moment')) as moment,
  counted.leavers::double as leavers,
  counted.came_back::double as came_back,
  counted.without_stage::double as without_stage,
  thresholds.churn_days::double as churn_days,
  counted.first_left::timestamp as first_left,
from counted, mart.thresholds as thresholds
order by leavers;
