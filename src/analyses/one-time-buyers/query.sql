-- Grain: one value of an attribute of the first order or of the customer. How much more often does it
-- occur among those who bought on one day only than among all buyers, and is the difference to those
-- who came back more than chance? Of buyers whose first order lies at least T days back.
with
  buyers as (
    select
      customers.customer_key,
      customers.order_days = 1 as is_once,
      around.missed,
    from mart.customers as customers
    join mart.around as around on customers.customer_key = around.customer_key
    cross join mart.thresholds as thresholds
    where
      customers.order_days > 0
      and getvariable('as_of') - customers.first_day >= thresholds.churn_days
  ),
  told as (
    select
      attributes.customer_key,
      attribute_values.attribute,
      attribute_values.value,
    from mart.attributes as attributes
    join mart.attribute_values as attribute_values
      on attributes.value_key = attribute_values.value_key
    -- A tier and a status follow from what was bought.
    where attribute_values.attribute not in ('member_tier', 'status')
    union all
    select
      customer_key,
      attribute,
      value,
    from mart.first_order_values
  ),
  counted as (
    select
      told.attribute,
      told.value,
      count(*) filter (where buyers.is_once) as once,
      count(*) filter (where not buyers.is_once) as returned,
    from told
    join buyers on told.customer_key = buyers.customer_key
    -- A choice among the values of an attribute leaves its other values standing.
    where buyers.missed is null or buyers.missed = 'attribute ' || told.attribute
    group by told.attribute, told.value
  ),
  summed as (
    select
      *,
      sum(once) over attribute as n_once,
      sum(returned) over attribute as n_returned,
      count(*) over attribute as values,
      -- None of its values occurs on both sides: it says who came back.
      max(least(once, returned)) over attribute = 0 as is_defining,
    from counted
    window attribute as (partition by attribute)
  ),
  shared as (
    select
      *,
      once / n_once as share_once,
      returned / n_returned as share_returned,
      (once + returned) / (n_once + n_returned) as share_of_all,
      n_once < 30 or n_returned < 30 as is_small,
    from summed
    where n_once > 0 and n_returned > 0 and values > 1 and not (is_defining and n_once >= 30)
  ),
  -- Two-proportion z-test with the pooled share.
  tested as (
    select
      *,
      abs(share_once - share_returned)
      / nullif(sqrt(share_of_all * (1 - share_of_all) * (1 / n_once + 1 / n_returned)), 0) as z,
      mart.two_sided_p(z) as p_value,
      case when not is_small then p_value end as p_tested,
    from shared
  )
select
  attribute,
  value,
  share_once::double as share_once,
  share_returned::double as share_returned,
  (share_once - share_returned)::double as difference,
  (once / (once + returned))::double as rate_once,
  (100 * share_once / share_of_all)::double as index,
  p_value::double as p_value,
  p_adjusted::double as p_adjusted,
  once::double as once,
  returned::double as returned,
  n_once::double as n_once,
  n_returned::double as n_returned,
  is_small,
  coalesce(p_adjusted < 0.05, false) as is_significant,
-- Over all values with enough buyers; a small one is not tested.
from mart.adjusted('tested')
order by is_small, is_significant desc, z desc nulls last, attribute, value;
