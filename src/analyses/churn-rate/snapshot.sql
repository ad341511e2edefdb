-- Grain: one group of customers: all, a band of tenure, or a value of one attribute. Where the
-- customer file says who has left but not when: which share of each group is gone, in customers and in
-- recurring amounts? A choice of a value leaves the others standing. Empty where ends have dates.
with
  dated as (
    select count(ended) > 0 as has_dates,
    from mart.contracts
  ),
  contracts as (
    select
      contracts.customer_key,
      contracts.is_ended::integer as is_ended,
      contracts.tenure,
      contracts.amount,
      around.missed,
    from mart.contracts as contracts
    join mart.around as around on contracts.customer_key = around.customer_key
    where not (select has_dates from dated)
  ),
  -- Each customer's value of each attribute that groups; the status tells the outcome itself.
  held as (
    select
      contracts.*,
      attribute_values.attribute,
      attribute_values.value,
      positions.position,
    from contracts
    join mart.attributes as attributes on contracts.customer_key = attributes.customer_key
    join mart.attribute_values as attribute_values
      on attributes.value_key = attribute_values.value_key
    left join mart.value_positions as positions on attributes.value_key = positions.value_key
    where attribute_values.attribute <> 'status'
  ),
  counted as (
    select
      attribute,
      value,
      count(*) as customers,
      sum(is_ended) as churned,
    from held
    where missed is null or missed = 'attribute ' || attribute
    group by attribute, value
  ),
  -- How far the shares of an attribute lie apart: χ², less what chance brings.
  weighed as (
    select
      counted.attribute,
      sum(pow(churned - customers * rates.rate, 2) / (customers * rates.rate * (1 - rates.rate)))
        as chi_square,
      count(*) - 1 as freedom,
    from counted
    join (
      select
        attribute,
        sum(churned) / sum(customers) as rate,
      from counted
      group by attribute
      having sum(churned) > 0 and sum(churned) < sum(customers)
    ) as rates on counted.attribute = rates.attribute
    group by counted.attribute
    having count(*) between 2 and 12
  ),
  chosen as (
    select
      coalesce(
        (select min(attribute) from counted where attribute = getvariable('split')),
        (select arg_max(attribute, (chi_square - freedom, attribute)) from weighed)
      ) as attribute,
  ),
  -- The narrowest even bands that make at most six.
  widths as (
    select min(width) as width,
    from (select unnest([1, 2, 3, 6, 12, 24, 60, 120, 365, 730, 1825, 3650]) as width)
    where width * 6 >= (select max(tenure) from contracts where missed is null and tenure >= 0)
  ),
  banded as (
    select
      contracts.*,
      greatest(ceil(tenure / width) - 1, 0)::integer as band,
      width,
    from contracts, widths
    where missed is null and tenure >= 0
  ),
  grouped as (
    select
      'all' as attribute,
      'all' as value,
      0 as place,
      0 as position,
      is_ended,
      amount,
    from contracts
    where missed is null
    union all
    select
      'tenure' as attribute,
      case when band = 0 or width > 1 then if(band = 0, 0, band * width + 1) || '–' else '' end
        || (band + 1) * width as value,
      1 as place,
      band as position,
      is_ended,
      amount,
    from banded
    union all
    select
      held.attribute,
      held.value,
      2 as place,
      held.position,
      held.is_ended,
      held.amount,
    from held
    join chosen on held.attribute = chosen.attribute
    where missed is null or missed = 'attribute ' || held.attribute
  ),
  rated as (
    select
      attribute,
      value,
      place,
      min(position) as position,
      count(*) as customers,
      sum(is_ended) as churned,
      sum(is_ended) / count(*) as rate,
      sum(amount) as amount,
      sum(amount * is_ended) as amount_churned,
    from grouped
    group by attribute, value, place
  )
select
  attribute,
  value,
  customers::double as customers,
  churned::double as churned,
  rate::double as rate,
  mart.wilson_low(churned, customers)::double as lower,
  mart.wilson_high(churned, customers)::double as upper,
  round(amount, 4)::double as revenue,
  round(amount_churned, 4)::double as revenue_churned,
  case when amount > 0 then amount_churned / amount end::double as revenue_rate,
  customers < 30 as is_small,
from rated
order by place, position nulls last, rate desc, customers desc, value;
