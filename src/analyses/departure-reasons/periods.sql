-- Grain: one reason in one month, from the first departure to the as-of date without gaps. When did they
-- leave? The six most frequent reasons and '(other)'; those without a date are left out.
with
  -- A choice among the reasons leaves the other reasons standing.
  departed as (
    select departures.* replace (coalesce(departures.reason, '(unknown)') as reason),
    from mart.departures as departures
    join mart.around as around on departures.customer_key = around.customer_key
    where around.missed is null or around.missed = 'records departures reason'
  ),
  dated as (
    select
      date_trunc('month', left_day) as period,
      reason,
      lost_value,
    from departed
    where left_day is not null
  ),
  reasons as (
    select
      reason,
      row_number() over (
        order by
          reason = '(unknown)',
          case
            when getvariable('counted_by') = 'value' then sum(lost_value)
            else count(*)
          end desc,
          reason
      ) as place,
      case when place <= 6 then reason else '(other)' end as shown,
    from dated
    group by reason
  ),
  classes as (
    select
      shown as reason,
      min(place) as place,
    from reasons
    group by shown
  ),
  months as (
    select unnest(generate_series(
      min(period)::timestamp, date_trunc('month', getvariable('as_of'))::timestamp, interval 1 month
    )) as period,
    from dated
  ),
  found as (
    select
      dated.period,
      reasons.shown as reason,
      count(*) as customers,
      sum(dated.lost_value) as lost_value,
    from dated
    join reasons on dated.reason = reasons.reason
    group by dated.period, reasons.shown
  )
select
  months.period::timestamp as period,
  classes.reason,
  coalesce(found.customers, 0)::double as customers,
  coalesce(found.lost_value, 0)::double as lost_value,
  months.period + interval 1 month <= getvariable('as_of') + 1 as is_finished,
from months
cross join classes
left join found on months.period = found.period and classes.reason = found.reason
order by months.period, classes.place;
