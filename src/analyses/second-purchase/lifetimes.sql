-- Grain: one value of the chosen attribute, or everyone, with the days from the first order day to
-- the second, or to the as-of date where there is none yet. How many customers are alike?
with
  buyers as (
    select
      customers.customer_key,
      coalesce(second.gap, getvariable('as_of') - customers.first_day) as duration,
      (second.gap is not null)::integer as ended,
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
      null as position,
    from mart.audience
    union all
    select
      traits.customer_key,
      traits.attribute,
      traits.value,
      traits.position,
    from mart.traits as traits
    join mart.around as around on traits.customer_key = around.customer_key
    where
      traits.attribute = getvariable('attribute')
      -- A choice among the values of the attribute leaves its other values standing.
      and (
        around.missed is null
        or around.missed = 'attribute ' || traits.attribute
        or around.missed = traits.attribute
      )
  )
select
  members.attribute,
  members.value,
  any_value(members.position)::double as position,
  buyers.duration::double as duration,
  buyers.ended::double as ended,
  count(*)::double as customers,
from buyers
join members on buyers.customer_key = members.customer_key
group by members.attribute, members.value, buyers.duration, buyers.ended
order by members.attribute, members.value, buyers.duration, buyers.ended;
