-- Grain: one value of an attribute that is more frequent among those who left for a reason than among all
-- who left, by at least five customers. Where is a reason over-represented, and is that more than chance?
-- Without those whose reason is not known. The hundred surest, those of the first reason first.
with
  -- A choice among the reasons leaves the other reasons standing.
  departed as (
    select departures.* replace (coalesce(departures.reason, '(unknown)') as reason),
    from mart.departures as departures
    join mart.around as around on departures.customer_key = around.customer_key
    where around.missed is null or around.missed = 'records departures reason'
  ),
  traits as (
    select traits.*,
    from mart.departure_traits as traits
    join departed on traits.customer_key = departed.customer_key
  ),
  known as (
    select
      departed.reason,
      departed.lost_value,
      traits.attribute,
      traits.value,
    from traits
    join departed on traits.customer_key = departed.customer_key
    where departed.reason <> '(unknown)'
  ),
  pairs as (
    select
      reason,
      attribute,
      value,
      count(*) as customers,
    from known
    group by reason, attribute, value
  ),
  counted as (
    select
      *,
      sum(customers) over (partition by attribute, reason) as of_reason,
      sum(customers) over (partition by attribute, value) as of_value,
      sum(customers) over (partition by attribute) as of_all,
    from pairs
  ),
  -- Two-proportion z-test with the pooled share, against those who left for other reasons.
  tested as (
    select
      *,
      customers / nullif(of_reason, 0) as share_of_reason,
      of_value / nullif(of_all, 0) as share_of_all,
      (of_value - customers) / nullif(of_all - of_reason, 0) as share_of_others,
      (share_of_reason - share_of_others) / nullif(
        sqrt(share_of_all * (1 - share_of_all) * (1 / of_reason + 1 / nullif(of_all - of_reason, 0))),
        0
      ) as z,
      of_value * of_reason / nullif(of_all, 0) >= 5 as is_testable,
    from counted
  ),
  valued as (
    select
      *,
      mart.two_sided_p(z) as p_tested,
    from tested
    where is_testable and z is not null
  ),
  reasons as (
    select
      reason,
      row_number() over (
        order by
          case
            when getvariable('counted_by') = 'value' then sum(lost_value)
            else count(*)
          end desc,
          reason
      ) as place,
    from departed
    where reason <> '(unknown)'
    group by reason
  )
select
  adjusted.reason,
  adjusted.attribute,
  adjusted.value,
  adjusted.customers::double as customers,
  adjusted.share_of_reason::double as share_of_reason,
  adjusted.share_of_all::double as share_of_all,
  (100 * adjusted.share_of_reason / adjusted.share_of_all)::double as index,
  adjusted.p_tested::double as p_value,
  adjusted.p_adjusted < 0.05 as is_significant,
-- Over all that can be tested.
from mart.adjusted('valued') as adjusted
join reasons on adjusted.reason = reasons.reason
where adjusted.customers >= 5 and adjusted.share_of_reason > adjusted.share_of_all
order by is_significant desc, reasons.place, p_value, adjusted.attribute, adjusted.value
limit 100;
