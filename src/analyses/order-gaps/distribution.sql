-- Grain: one range of days. How many customers have a mean gap between order days in it? The last
-- range is open: it holds all that lie beyond the bulk.
with
  gaps as (
    select mean_gap,
    from mart.customers
    join mart.audience using (customer_key)
    where order_days >= 2
  ),
  -- About forty ranges of a round width up to the 97.5th percentile or the threshold.
  reach as (
    select
      greatest(quantile_cont(mean_gap, 0.975), any_value(thresholds.churn_days)) as bulk,
      max(mean_gap) as longest,
    from gaps, mart.thresholds as thresholds
  ),
  ruler as (
    select
      *,
      case
        when bulk <= 40 then 1
        when bulk <= 80 then 2
        when bulk <= 200 then 5
        when bulk <= 400 then 10
        when bulk <= 800 then 20
        else 50
      end as width,
    from reach
  ),
  ranges as (
    select
      unnest(range(0, (floor(bulk / width) + 1)::integer)) as number,
      floor(bulk / width)::integer as last_number,
      width,
      longest,
    from ruler
    where bulk is not null
  ),
  counted as (
    select
      least(floor(gaps.mean_gap / ruler.width), floor(ruler.bulk / ruler.width))::integer as number,
      count(*) as customers,
    from gaps, ruler
    group by all
  )
select
  (ranges.number * ranges.width)::double as from_days,
  case
    when ranges.number = ranges.last_number
      then greatest((ranges.number + 1) * ranges.width, ranges.longest)
    else (ranges.number + 1) * ranges.width
  end::double as to_days,
  coalesce(counted.customers, 0)::double as customers,
  (
    sum(coalesce(counted.customers, 0)) over (order by ranges.number)
    / sum(coalesce(counted.customers, 0)) over ()
  )::double as share_up_to,
from ranges
left join counted using (number)
order by ranges.number;
