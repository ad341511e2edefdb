-- Grain: one group of buyers: those who bought on one day only and had a full chance to come back
-- (first order at least T days ago), those who came back of as old ones, those who still may, and
-- those who already have. How many are they, what did they bring, and what was their first order worth?
with
  buyers as (
    select
      case
        when getvariable('as_of') - customers.first_day >= thresholds.churn_days
          then case when customers.order_days = 1 then 'once' else 'returned' end
        when customers.order_days = 1 then 'may_return'
        else 'returned_early'
      end as buyers,
      customers.revenue,
      firsts.revenue as first_order,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
    join mart.first_orders as firsts on customers.customer_key = firsts.customer_key
    cross join mart.thresholds as thresholds
    where customers.order_days > 0
  )
select
  buyers,
  count(*)::double as customers,
  (count(*) / sum(count(*)) over ())::double as share,
  sum(revenue)::double as revenue,
  (sum(revenue) / nullif(greatest(sum(sum(revenue)) over (), 0), 0))::double as share_of_revenue,
  median(first_order)::double as first_order_median,
  avg(first_order)::double as first_order_mean,
from buyers
group by buyers
order by list_position(['once', 'returned', 'may_return', 'returned_early'], buyers);
