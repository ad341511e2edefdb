-- Grain: one span of days in one stage, of one of these customers with these order days; a table macro.
-- Through which stages did each go? The stage at every day by today's thresholds and the orders that
-- count today; potential from the registration to the first order. It can change only on an order day
-- and on the days at which the time since then passes a bound. `until` is the day after the last.
create or replace macro mart.stage_spans_of(order_dates, people) as table
with
  days as (
    select
      customer_key,
      day,
      coalesce(next_day, getvariable('as_of') + 1) as until,
      gap as last_gap,
      row_number() over (partition by customer_key order by day) as order_days,
      median(gap) over so_far as median_gap,
      median(gap) over before as earlier_median_gap,
    from query_table(order_dates)
    window
      so_far as (
        partition by customer_key order by day
        rows between unbounded preceding and current row
      ),
      before as (
        partition by customer_key order by day
        rows between unbounded preceding and 1 preceding
      )
  ),
  bounds as (
    select
      days.*,
      thresholds.churn_days,
      thresholds.new_days,
      unnest(list_distinct(case
        when getvariable('stage_rule') = 'fixed_days' then [
          0,
          getvariable('stage_new_days') + 1,
          getvariable('stage_active_days') + 1,
          getvariable('stage_lost_days') + 1
        ]
        else [
          0,
          floor(thresholds.new_days) + 1,
          floor(1.5 * days.median_gap) + 1,
          floor(thresholds.churn_days / 2) + 1,
          floor(thresholds.churn_days) + 1,
          floor(2 * thresholds.churn_days) + 1
        ]
      end))::integer as recency,
    from days, mart.thresholds as thresholds
  ),
  starts as (
    select
      customer_key,
      day + recency as day,
      mart.stage_of(
        order_days, recency, median_gap, last_gap, earlier_median_gap, churn_days, new_days
      ) as stage,
    from bounds
    where day + recency < until
    qualify
      stage is distinct from lag(stage) over (partition by customer_key order by day + recency)
  )
select
  customer_key,
  stage,
  day as from_day,
  coalesce(
    lead(day) over (partition by customer_key order by day), getvariable('as_of') + 1
  ) as until,
from starts
union all
select
  customer_key,
  'potential' as stage,
  registered_at::date as from_day,
  coalesce(first_day, getvariable('as_of') + 1) as until,
from query_table(people)
where registered_at::date < coalesce(first_day, getvariable('as_of') + 1);
