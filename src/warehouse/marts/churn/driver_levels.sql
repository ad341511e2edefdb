-- Grain: one level of one predictor of one customer, told of by 'orders' or by 'contracts'. In which
-- groups is each? The attributes of the customer file with up to 40 values that are no measures; the
-- status and the member tier are what became of a customer, not what was known before, and ages are
-- those of today. By orders also what it had answered at the date from which it is looked ahead.
create or replace table mart.driver_levels as
with
  answered as (
    select
      customer_key,
      case
        when nps >= 9 then 'promoter'
        when nps >= 7 then 'passive'
        when nps >= 0 then 'detractor'
      end as "feedback.nps",
      case
        when csat >= 4 then 'content'
        when csat >= 3 then 'neutral'
        when csat >= 0 then 'discontent'
      end as "feedback.csat",
      case
        when campaigns_answered > 0 then 'responded'
        when campaigns_answered = 0 then 'not_responded'
      end as "campaigns.response",
    from mart.warning_facts
    where split = 'test'
  ),
  -- One value of an attribute, should a customer have several.
  own as (
    select
      attributes.customer_key,
      attribute_values.attribute,
      min(attributes.value_key) as value_key,
    from mart.attributes as attributes
    join mart.attribute_values as attribute_values
      on attributes.value_key = attribute_values.value_key
    where
      attribute_values.attribute not in ('status', 'member_tier', 'age_band')
      and attribute_values.attribute not in (select measure from mart.own_numbers)
    group by attributes.customer_key, attribute_values.attribute
  )
select
  outcomes.customer_key,
  outcomes.told_by,
  own.attribute as predictor,
  attribute_values.value as level,
  true as is_attribute,
from mart.driver_outcomes as outcomes
join own on outcomes.customer_key = own.customer_key
join mart.attribute_values as attribute_values on own.value_key = attribute_values.value_key
union all
select
  customer_key,
  'orders' as told_by,
  predictor,
  level,
  false as is_attribute,
from (
  unpivot answered
  on columns(* exclude (customer_key))
  into name predictor value level
);
