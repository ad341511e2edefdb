-- Grain: one reason for leaving. How many left for it, what had they brought, and did they come back?
-- The most frequent first, or what cost most; leaving without a reason is last.
with
  -- A choice among the reasons leaves the other reasons standing.
  departed as (
    select departures.* replace (coalesce(departures.reason, '(unknown)') as reason),
    from mart.departures as departures
    join mart.around as around on departures.customer_key = around.customer_key
    where around.missed is null or around.missed = 'records departures reason'
  ),
  reasons as (
    select
      reason,
      reason = '(unknown)' as is_unknown,
      count(*) as customers,
      sum(lost_value) as lost_value,
      count(came_back_day) as came_back,
      case
        when getvariable('counted_by') = 'value' then greatest(sum(lost_value), 0)
        else count(*)
      end::double as weight,
    from departed
    group by reason
  ),
  ranked as (
    select
      *,
      sum(customers) over () as all_customers,
      sum(lost_value) over () as all_value,
      sum(weight) over () as all_weight,
      coalesce(
        sum(weight) over (
          order by is_unknown, weight desc, reason rows between unbounded preceding and 1 preceding
        ),
        0
      ) as weight_before,
    from reasons
  )
select
  reason,
  customers::double as customers,
  (customers / all_customers)::double as share,
  lost_value::double as lost_value,
  case when all_value > 0 then lost_value / all_value end::double as share_of_value,
  ((weight_before + weight) / nullif(all_weight, 0))::double as cumulated_share,
  not is_unknown and all_weight > 0 and weight > 0 and weight_before / all_weight < 0.8 as is_vital,
  came_back::double as came_back,
  (came_back / customers)::double as came_back_share,
  customers < 30 as is_small,
from ranked
order by is_unknown, weight desc, reason;
