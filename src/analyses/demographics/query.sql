-- Grain: one value of one attribute of the customers. Who are they, and what do they bring? The
-- eight most frequent values of each attribute (twelve where they have an order of their own, as ages
-- do), the rest as 'other'. A choice among the values of an attribute leaves its other values standing.
with
  inside as (
    select
      attributes.value_key,
      count(*) as customers,
      sum(people.revenue) as revenue,
    from mart.attributes as attributes
    join (
      select
        around.customer_key,
        customers.revenue::double as revenue,
      from mart.around as around
      join mart.customers as customers on around.customer_key = customers.customer_key
      where around.missed is null
    ) as people on attributes.customer_key = people.customer_key
    group by attributes.value_key
  ),
  everyone as (
    select count(*) as customers,
    from mart.around
    where missed is null
  ),
  -- Whom only the choice of this very attribute leaves out. The few attributes in question first:
  -- all of them would be a million rows.
  missing as (
    select
      missed,
      count(*) as customers,
    from mart.around
    where missed is not null
    group by missed
  ),
  held as (
    select
      attributes.customer_key,
      attributes.value_key,
      missing.missed,
    from mart.attributes as attributes
    join mart.attribute_values as attribute_values
      on attributes.value_key = attribute_values.value_key
    join missing on missing.missed = 'attribute ' || attribute_values.attribute
  ),
  beside as (
    select
      held.value_key,
      count(*) as customers,
      sum(customers.revenue::double) as revenue,
    from mart.around as around
    join held on around.customer_key = held.customer_key and around.missed = held.missed
    join mart.customers as customers on around.customer_key = customers.customer_key
    group by held.value_key
  ),
  counted as (
    select
      attribute_values.attribute,
      attribute_values.value,
      positions.position,
      coalesce(inside.customers, 0) + coalesce(beside.customers, 0) as customers,
      coalesce(inside.revenue, 0) + coalesce(beside.revenue, 0) as revenue,
      everyone.customers + coalesce(missing.customers, 0) as total,
    from mart.attribute_values as attribute_values
    cross join everyone
    left join inside on attribute_values.value_key = inside.value_key
    left join beside on attribute_values.value_key = beside.value_key
    left join missing on missing.missed = 'attribute ' || attribute_values.attribute
    left join mart.value_positions as positions
      on attribute_values.value_key = positions.value_key
    where coalesce(inside.customers, beside.customers) > 0
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by attribute order by lower(value) in ('other', '其他'), customers desc, value
      ) as place,
      case when max(position) over (partition by attribute) is null then 8 else 12 end as most,
    from counted
  ),
  folded as (
    select
      attribute,
      case when place <= most and lower(value) not in ('other', '其他') then value else 'other' end
        as shown,
      min(position) as position,
      sum(customers) as customers,
      sum(revenue) as revenue,
      any_value(total) as total,
    from ranked
    group by attribute, shown
  ),
  known as (
    select
      *,
      sum(customers) over (partition by attribute) as known,
      coalesce(
        list_position(
          [
            'gender', 'age_band', 'province', 'city', 'country', 'income_band', 'occupation',
            'education', 'marital_status', 'household_size', 'kind', 'industry', 'company_size',
            'source', 'member_tier', 'contract', 'status'
          ],
          attribute
        ),
        99
      ) as place,
    from folded
  )
select
  attribute,
  shown as value,
  customers::double as customers,
  revenue::double as revenue,
  (customers / known)::double as share,
  known::double as known,
  greatest(total, known)::double as total,
from known
order by place, attribute, shown = 'other', position nulls last, customers desc, value;
