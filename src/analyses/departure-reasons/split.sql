-- Grain: one reason in one value of an attribute. Who leaves for which reason? By the attribute that is
-- asked for, else by the stage on the day of leaving. The ten most frequent values and eight most
-- frequent reasons; the rest is 'other'. Without those of whom the value or the reason is not known.
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
  asked as (
    select coalesce(
      any_value(attribute) filter (where attribute = getvariable('split')),
      'fact stage'
    ) as attribute,
    from traits
  ),
  known as (
    select
      departed.reason,
      departed.lost_value,
      traits.attribute,
      traits.value,
      traits.position,
    from traits
    join asked on traits.attribute = asked.attribute
    join departed on traits.customer_key = departed.customer_key
    where departed.reason <> '(unknown)'
  ),
  values_shown as (
    select
      value,
      min(position) as position,
      row_number() over (
        order by lower(value) in ('other', '其他'), count(*) desc, value
      ) as place,
      case when place <= 10 and lower(value) not in ('other', '其他') then value else 'other' end
        as shown,
    from known
    group by value
  ),
  reasons_shown as (
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
      case when place <= 8 then reason else '(other)' end as shown,
    from known
    group by reason
  ),
  value_classes as (
    select
      shown as value,
      min(position) as position,
      min(place) as value_place,
    from values_shown
    group by shown
  ),
  reason_classes as (
    select
      shown as reason,
      min(place) as reason_place,
    from reasons_shown
    group by shown
  ),
  found as (
    select
      values_shown.shown as value,
      reasons_shown.shown as reason,
      count(*) as customers,
      sum(known.lost_value) as lost_value,
    from known
    join values_shown on known.value = values_shown.value
    join reasons_shown on known.reason = reasons_shown.reason
    group by values_shown.shown, reasons_shown.shown
  ),
  counted as (
    select
      value_classes.*,
      reason_classes.*,
      coalesce(found.customers, 0) as customers,
      coalesce(found.lost_value, 0) as lost_value,
      sum(coalesce(found.customers, 0)) over (partition by reason_classes.reason) as of_reason,
      sum(coalesce(found.customers, 0)) over (partition by value_classes.value) as of_value,
      sum(coalesce(found.customers, 0)) over () as of_all,
    from value_classes
    cross join reason_classes
    left join found
      on value_classes.value = found.value and reason_classes.reason = found.reason
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
  )
select
  asked.attribute,
  tested.value,
  tested.reason,
  tested.customers::double as customers,
  tested.lost_value::double as lost_value,
  tested.share_of_reason::double as share_of_reason,
  tested.share_of_all::double as share_of_all,
  (100 * tested.share_of_reason / nullif(tested.share_of_all, 0))::double as index,
  case when tested.is_testable then mart.two_sided_p(tested.z) end::double as p_value,
  coalesce(tested.is_testable and mart.two_sided_p(tested.z) < 0.05, false) as is_significant,
from tested
cross join asked
order by
  tested.value = 'other',
  tested.position nulls last,
  tested.value_place,
  tested.value,
  tested.reason_place,
  tested.reason;
