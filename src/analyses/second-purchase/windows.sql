-- Grain: one value of the chosen attribute, or everyone, and one number of days. Of the customers
-- whose first order lies at least so far back, how many ordered again within these days?
with
  buyers as (
    select
      customers.customer_key,
      getvariable('as_of') - customers.first_day as observed,
      second.gap,
    from mart.customers as customers
    left join mart.order_days as second
      on
        customers.customer_key = second.customer_key
        and customers.first_day = second.previous_day
    where customers.order_days > 0
  ),
  members as (
    select
      customer_key,
      'everyone' as attribute,
      'everyone' as value,
    from mart.audience
    union all
    select
      traits.customer_key,
      traits.attribute,
      traits.value,
    from mart.traits as traits
    join mart.around as around on traits.customer_key = around.customer_key
    where
      traits.attribute = getvariable('attribute')
      and (
        around.missed is null
        or around.missed = 'attribute ' || traits.attribute
        or around.missed = traits.attribute
      )
  ),
  windows as (
    select unnest([30, 60, 90, 180, 365]) as days
  )
select
  members.attribute,
  members.value,
  windows.days::double as days,
  count(*)::double as customers,
  count(*) filter (where buyers.gap <= windows.days)::double as returned,
from windows
join buyers on buyers.observed >= windows.days
join members on buyers.customer_key = members.customer_key
group by members.attribute, members.value, windows.days
order by members.attribute, members.value, windows.days;
