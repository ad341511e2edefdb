-- Grain: one value of an attribute of a customer's first order. What can be told of it? Having no
-- promotion, coupon or discount is a value where other orders have one; the quarters of the first
-- orders by value are told with round limits. Beyond 40 values the rarer ones are 'other'.
create or replace table mart.first_order_values as
with
  -- Two figures are enough for a limit: 168.4 is 170.
  quarters as (
    select
      unnest(quantile_cont(revenue, [0.25, 0.5, 0.75])) as cut,
    from mart.first_orders
    where revenue > 0
  ),
  cuts as (
    select
      list_sort(list_distinct(list(round(cut, 1 - floor(log10(cut))::integer)))) as cuts,
    from quarters
  ),
  worded as (
    select
      cuts,
      list_transform(
        cuts,
        lambda cut: case when cut = floor(cut) then cut::bigint::varchar else cut::varchar end
      ) as words,
    from cuts
  ),
  given_at_all as (
    select
      count(promotion) > 0 as promotion,
      count(coupon) > 0 as coupon,
      coalesce(bool_or(discount > 0), false) as discount,
    from mart.first_orders
  ),
  described as (
    select
      firsts.customer_key,
      firsts.category,
      firsts.brand,
      firsts.channel,
      firsts.store,
      firsts.payment_method,
      case when given_at_all.promotion then coalesce(firsts.promotion, 'no_promotion') end
        as promotion,
      case
        when given_at_all.coupon
          then case when firsts.coupon is null then 'no_coupon' else 'with_coupon' end
      end as coupon,
      case
        when given_at_all.discount
          then case when firsts.discount > 0 then 'with_discount' else 'no_discount' end
      end as discount,
      case
        when firsts.units = 1 then '1'
        when firsts.units = 2 then '2'
        when firsts.units > 2 then '3+'
      end as units,
      list_count(list_filter(worded.cuts, lambda cut: firsts.revenue >= cut)) as passed,
      case
        when firsts.revenue is null or len(worded.words) = 0 then null
        when passed = 0 then '<' || worded.words[1]
        when passed = len(worded.words) then '≥' || worded.words[passed]
        else worded.words[passed] || '–' || worded.words[passed + 1]
      end as value_band,
    from mart.first_orders as firsts, given_at_all, worded
  ),
  each_value as (
    select
      customer_key,
      'first_order.' || name as attribute,
      value,
    from described
    unpivot (
      value for name in (
        category, brand, channel, store, payment_method, promotion, coupon, discount, units,
        value_band
      )
    )
  ),
  folded as (
    select
      attribute,
      value,
      case
        when
          count(*) over (partition by attribute) > 40
          and row_number() over (partition by attribute order by count(*) desc, value) > 39 then 'other'
        else value
      end as shown,
    from each_value
    group by attribute, value
    -- What all have in common tells nobody apart.
    qualify count(*) over (partition by attribute) > 1
  )
select
  each_value.customer_key,
  each_value.attribute,
  folded.shown as value,
from each_value
join folded on each_value.attribute = folded.attribute and each_value.value = folded.value;
