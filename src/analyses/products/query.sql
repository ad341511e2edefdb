-- Grain: one product, category or brand. What does each sell, to how many, and who buys it again?
-- Lines that say nothing are a class of their own, and the smallest beyond 500 are one: all classes
-- add up to net sales.
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  bought as (
    select
      lines.customer_key,
      case getvariable('level')
        when 'category' then lines.category
        when 'brand' then lines.brand
        else lines.product
      end as value,
      sum(lines.revenue) as revenue,
      sum(lines.quantity)::double as units,
      -- What came back was not bought.
      min(lines.day) filter (where lines.is_order and coalesce(lines.quantity, 1) > 0) as first_day,
      max(lines.day) filter (where lines.is_order and coalesce(lines.quantity, 1) > 0) as last_day,
    from mart.document_lines as lines
    cross join everyone
    left join mart.audience as audience on lines.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (lines.customer_key is null and everyone.is_it)
    group by lines.customer_key, value
  ),
  places as (
    select
      value,
      row_number() over (order by sum(revenue) desc, value) as place,
    from bought
    where value is not null
    group by value
  ),
  totals as (
    select
      case
        when bought.value is null then '(unknown)'
        when places.place <= 500 then bought.value
        else '(other)'
      end as value,
      sum(bought.revenue) as revenue,
      sum(bought.units) as units,
      count(distinct bought.customer_key) filter (where bought.first_day is not null) as buyers,
      count(distinct bought.customer_key) filter (where bought.last_day > bought.first_day)
        as repeat_buyers,
    from bought
    left join places on bought.value = places.value
    group by 1
  ),
  -- A hundred thousandth of a fen apart is equal: the parts of an order were shared out.
  rounded as (
    select
      * replace (round(revenue, 4) as revenue),
      value = '(unknown)' as is_unknown,
      greatest(round(revenue, 4), 0) as positive,
    from totals
  ),
  ranked as (
    select
      *,
      sum(positive) over (
        partition by is_unknown order by revenue desc range between unbounded preceding and current row
      ) as up_to_here,
      sum(positive) over (partition by is_unknown) as of_all,
      sum(revenue) over () as net_sales,
    from rounded
  )
select
  getvariable('level') as level,
  value,
  -- Decided by what sells strictly more, so that equal values are in one class.
  case
    when is_unknown or value = '(other)' or of_all <= 0 then null
    when positive = 0 then 'c'
    when (up_to_here - positive * count(*) over (partition by is_unknown, revenue)) / of_all < 0.8
      then 'a'
    when (up_to_here - positive * count(*) over (partition by is_unknown, revenue)) / of_all < 0.95
      then 'b'
    else 'c'
  end as abc,
  revenue::double as revenue,
  case when net_sales > 0 then revenue / net_sales end::double as share,
  case when not is_unknown and of_all > 0 then up_to_here / of_all end::double as cumulated_share,
  units::double as units,
  buyers::double as buyers,
  repeat_buyers::double as repeat_buyers,
  (repeat_buyers / nullif(buyers, 0))::double as repeat_share,
  buyers < 30 as is_small,
from ranked
order by
  is_unknown,
  value = '(other)',
  case getvariable('sorted_by')
    when 'units' then units
    when 'buyers' then buyers
    when 'repeat_buyers' then repeat_buyers
    else revenue
  end desc nulls last,
  revenue desc,
  value;
