-- Grain: one promotion or coupon, and all orders without one. What did each bring, whom did it win,
-- and do those come back? Only customers whose first order is so many days ago count for coming back
-- within them.
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  filled as (
    select
      promotion,
      coupon,
    from staging.transactions
    union all
    select
      promotion,
      coupon,
    from staging.order_headers
  ),
  chosen as (
    select
      case
        when getvariable('kind') in ('promotion', 'coupon') then getvariable('kind')
        when count(promotion) = 0 and count(coupon) > 0 then 'coupon'
        else 'promotion'
      end as kind,
    from filled
  ),
  documents as (
    select
      chosen.kind,
      orders.order_id,
      orders.customer_key,
      orders.ordered_at,
      orders.day,
      orders.is_order,
      orders.paid,
      orders.revenue,
      orders.discount,
      coalesce(
        case chosen.kind when 'coupon' then orders.coupon else orders.promotion end,
        '(none)'
      ) as promotion,
    from mart.order_facts as orders
    cross join chosen
    cross join everyone
    left join mart.audience as audience on orders.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (orders.customer_key is null and everyone.is_it)
  ),
  totals as (
    select
      kind,
      promotion,
      count(*) filter (where is_order) as orders,
      count(distinct customer_key) filter (where is_order) as buyers,
      sum(revenue)::double as revenue,
      count(*) filter (where paid >= 0) as paid_orders,
      sum(paid) filter (where paid >= 0)::double as paid,
      sum(discount) filter (where paid >= 0)::double as discount,
    from documents
    group by kind, promotion
  ),
  -- The first of the orders of the first day.
  firsts as (
    select
      min(
        {
          ordered_at: documents.ordered_at,
          order_id: documents.order_id,
          promotion: documents.promotion
        }
      ).promotion as promotion,
      getvariable('as_of') - any_value(days.day) as age,
      any_value(days.next_day) - any_value(days.day) as days_to_second,
    from documents
    join mart.order_days as days
      on documents.customer_key = days.customer_key and documents.day = days.day
    where documents.is_order and days.previous_day is null
    group by documents.customer_key
  ),
  won as (
    select
      promotion,
      count(*) as new_customers,
      count(*) filter (where age >= 30) as cohort_30,
      count(*) filter (where age >= 60) as cohort_60,
      count(*) filter (where age >= 90) as cohort_90,
      count(*) filter (where age >= 30 and days_to_second <= 30) as back_30,
      count(*) filter (where age >= 60 and days_to_second <= 60) as back_60,
      count(*) filter (where age >= 90 and days_to_second <= 90) as back_90,
    from firsts
    group by promotion
  )
select
  totals.kind,
  totals.promotion,
  totals.orders::double as orders,
  totals.buyers::double as buyers,
  totals.revenue::double as revenue,
  case when sum(totals.revenue) over () > 0 then totals.revenue / sum(totals.revenue) over ()
  end::double as share,
  (totals.paid / nullif(totals.paid_orders, 0))::double as aov,
  totals.discount::double as discount,
  (totals.discount / nullif(totals.discount + totals.paid, 0))::double as discount_rate,
  coalesce(won.new_customers, 0)::double as new_customers,
  (coalesce(won.new_customers, 0) / nullif(totals.buyers, 0))::double as new_share,
  coalesce(won.cohort_30, 0)::double as cohort_30,
  (won.back_30 / nullif(won.cohort_30, 0))::double as back_30,
  coalesce(won.cohort_60, 0)::double as cohort_60,
  (won.back_60 / nullif(won.cohort_60, 0))::double as back_60,
  coalesce(won.cohort_90, 0)::double as cohort_90,
  (won.back_90 / nullif(won.cohort_90, 0))::double as back_90,
  coalesce(won.new_customers, 0) < 30 as is_small,
from totals
left join won on totals.promotion = won.promotion
order by totals.promotion = '(none)', totals.revenue desc, totals.promotion;
