-- Grain: one day and series with a sale. How much was sold, in all or by category? The six categories
-- that sold most in the last twelve months are series of their own. An order counts in each category
-- that it contains. Orders without a customer count as long as the audience is everyone.
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  lines as (
    select
      lines.order_id,
      lines.day,
      lines.is_order,
      lines.category,
      lines.quantity,
      lines.revenue,
    from mart.document_lines as lines
    cross join everyone
    left join mart.audience as audience on lines.customer_key = audience.customer_key
    where
      getvariable('split') = 'category'
      and (
        audience.customer_key is not null
        or (lines.customer_key is null and everyone.is_it)
      )
  ),
  ranked as (
    select
      category,
      row_number() over (
        order by
          case getvariable('measure')
            when 'revenue' then sum(revenue)
            when 'units' then sum(quantity)
            else count(*)
          end desc nulls last,
          category
      ) as place,
    from lines
    where category is not null and day > getvariable('as_of') - 365
    group by category
  ),
  by_category as (
    select
      lines.day,
      case
        when lines.category is null then '(unknown)'
        when ranked.place <= 6 then lines.category
        else '(other)'
      end as series,
      case getvariable('measure')
        when 'revenue' then sum(lines.revenue)
        when 'units' then sum(lines.quantity)
        else count(distinct lines.order_id) filter (where lines.is_order)
      end as value,
    from lines
    left join ranked on lines.category = ranked.category
    group by lines.day, series
  ),
  in_all as (
    select
      day,
      'total' as series,
      case getvariable('measure')
        when 'revenue' then sum(revenue)
        when 'units' then sum(units)
        else count(*) filter (where is_order)
      end as value,
    from mart.audience_orders
    where state = 'valid' and getvariable('split') = 'total'
    group by day
  )
select
  (day - date '1970-01-01')::double as day,
  series,
  coalesce(value, 0)::double as value,
from (
  from in_all
  union all
  from by_category
)
order by series, day;
