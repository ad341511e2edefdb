-- Grain: one value of one attribute of the customers. Who are they, and what do they bring? The
-- eight most frequent values of each attribute, the rest as 'other'; ages and the like in their own
-- order.
with
  people as (
    select
      customer_key,
      revenue::double as revenue,
    from mart.customers
    join mart.audience using (customer_key)
  ),
  totals as (
    select
      attributes.value_key,
      count(*) as customers,
      sum(people.revenue) as revenue,
    from mart.attributes as attributes
    join people on attributes.customer_key = people.customer_key
    group by attributes.value_key
  ),
  counted as (
    select
      attribute_values.attribute,
      attribute_values.value,
      totals.customers,
      totals.revenue,
    from totals
    join mart.attribute_values as attribute_values on totals.value_key = attribute_values.value_key
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by attribute order by lower(value) in ('other', '其他'), customers desc, value
      ) as place,
    from counted
  ),
  folded as (
    select
      attribute,
      case when place <= 8 and lower(value) not in ('other', '其他') then value else 'other' end
        as shown,
      sum(customers) as customers,
      sum(revenue) as revenue,
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
            'gender', 'age_band', 'province', 'city', 'country', 'occupation', 'education',
            'marital_status', 'household_size', 'income_band', 'industry', 'company_size', 'kind',
            'source', 'member_tier', 'contract', 'status'
          ],
          attribute
        ),
        99
      ) as position,
    from folded
  )
select
  attribute,
  shown as value,
  customers::double as customers,
  revenue::double as revenue,
  (customers / known)::double as share,
  known::double as known,
from known
order by
  position,
  attribute,
  shown = 'other',
  case when attribute in ('age_band', 'household_size') then replace(shown, '<', '') end,
  customers desc,
  value;
