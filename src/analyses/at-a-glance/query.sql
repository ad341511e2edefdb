-- Grain: one measure of the whole history up to the as-of date. How is the business doing? Orders
-- without a known customer count as long as the audience is everyone. Measures that the files
-- cannot tell (units, unpaid orders, members) are left out.
with
  people as (
    select
      count(*) as customers,
      count(*) filter (where order_days > 0) as buyers,
      count(*) filter (where order_days > 1) as repeat_buyers,
      count(*) filter (where in_file) as members,
      coalesce(sum(revenue) filter (where in_file), 0)::double as revenue_of_members,
    from mart.customers
    join mart.audience using (customer_key)
  ),
  sums as (
    select
      state = 'valid' as is_valid,
      paid >= 0 as is_sale,
      customer_key is null as is_unknown,
      count(*) as documents,
      count(*) filter (where is_order) as orders,
      count(*) filter (where refund > 0) as refunded_orders,
      count(*) filter (where state in ('unpaid', 'closed')) as unpaid_orders,
      sum(units) as units,
      sum(placed) filter (where state <> 'test') as placed,
      sum(paid) as paid,
      sum(refund) as refund,
      sum(revenue) as revenue,
    from mart.audience_orders
    group by is_valid, is_sale, is_unknown
  ),
  -- A return document has no order of its own: its negative amount is a refund.
  money as (
    select
      coalesce(sum(documents), 0) as documents,
      coalesce(sum(orders), 0) as orders,
      sum(documents) filter (where is_valid and is_sale) as paid_orders,
      coalesce(sum(unpaid_orders), 0) as unpaid_orders,
      sum(placed) filter (where is_sale) as gmv,
      sum(paid) filter (where is_sale)::double as paid,
      sum(paid) filter (where is_sale and not is_unknown)::double as paid_by_buyers,
      coalesce(sum(units) filter (where is_valid and is_sale), 0)::double as units,
      sum(revenue)::double as revenue,
      coalesce(sum(revenue) filter (where is_unknown), 0)::double as revenue_unknown,
      sum(case when is_sale then refunded_orders else documents end) filter (where is_valid)
        as refunded_orders,
      sum(case when is_sale then refund else refund - paid end)::double as refunded,
    from sums
  ),
  -- Whoever got everything back has paid, too, but has no order any more.
  refunded_buyers as (
    select count(distinct orders.customer_key) as buyers,
    from mart.orders as orders
    join mart.customers as customers on orders.customer_key = customers.customer_key
    join mart.audience as audience on orders.customer_key = audience.customer_key
    where
      orders.state = 'valid'
      and orders.paid >= 0
      and not orders.is_order
      and customers.order_days = 0
  ),
  -- A first order needs the whole span of days behind it, or it counts in neither number.
  firsts as (
    select
      getvariable('as_of') - day as age,
      next_day - day as days_to_second,
    from mart.order_days
    join mart.audience using (customer_key)
    where previous_day is null
  ),
  repeats as (
    select
      (
        count(*) filter (where age >= 30 and days_to_second <= 30)
        / nullif(count(*) filter (where age >= 30), 0)
      ) as within_30,
      (
        count(*) filter (where age >= 60 and days_to_second <= 60)
        / nullif(count(*) filter (where age >= 60), 0)
      ) as within_60,
      (
        count(*) filter (where age >= 90 and days_to_second <= 90)
        / nullif(count(*) filter (where age >= 90), 0)
      ) as within_90,
      (
        count(*) filter (where age >= 180 and days_to_second <= 180)
        / nullif(count(*) filter (where age >= 180), 0)
      ) as within_180,
    from firsts
  ),
  listed as (
    select
      unnest(
        [
          {place: 1, measure: 'customers', value: customers::double, unit: 'count', shown: true},
          {place: 2, measure: 'buyers', value: people.buyers, unit: 'count', shown: documents > 0},
          {place: 3, measure: 'orders', value: orders, unit: 'count', shown: documents > 0},
          {
            place: 4,
            measure: 'paid_orders',
            value: paid_orders,
            unit: 'count',
            shown: documents > 0
          },
          {place: 5, measure: 'revenue', value: money.revenue, unit: 'money', shown: documents > 0},
          {place: 6, measure: 'paid', value: paid, unit: 'money', shown: documents > 0},
          {place: 7, measure: 'gmv', value: gmv, unit: 'money', shown: unpaid_orders > 0},
          {
            place: 8,
            measure: 'revenue_per_buyer',
            value: paid_by_buyers / nullif(people.buyers + refunded_buyers.buyers, 0),
            unit: 'money',
            shown: documents > 0
          },
          {
            place: 9,
            measure: 'aov',
            value: paid / nullif(paid_orders, 0),
            unit: 'money',
            shown: documents > 0
          },
          {
            place: 10,
            measure: 'price_per_unit',
            value: paid / nullif(units, 0),
            unit: 'money',
            shown: units > 0
          },
          {
            place: 11,
            measure: 'units_per_order',
            value: units / nullif(paid_orders, 0),
            unit: 'number',
            shown: units > 0
          },
          {
            place: 12,
            measure: 'refund_rate_orders',
            value: refunded_orders / nullif(paid_orders, 0),
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 13,
            measure: 'refund_rate_money',
            value: refunded / nullif(paid, 0),
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 14,
            measure: 'repeat_rate',
            value: repeat_buyers / nullif(people.buyers, 0),
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 15,
            measure: 'repeat_rate_30',
            value: within_30,
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 16,
            measure: 'repeat_rate_60',
            value: within_60,
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 17,
            measure: 'repeat_rate_90',
            value: within_90,
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 18,
            measure: 'repeat_rate_180',
            value: within_180,
            unit: 'share',
            shown: documents > 0
          },
          {
            place: 19,
            measure: 'member_share',
            value: revenue_of_members / nullif(money.revenue, 0),
            unit: 'share',
            shown: documents > 0 and members > 0
          },
          {
            place: 20,
            measure: 'unidentified_share',
            value: revenue_unknown / nullif(money.revenue, 0),
            unit: 'share',
            shown: revenue_unknown <> 0
          }
        ],
        recursive := true
      ),
    from people, money, refunded_buyers, repeats
  )
select
  measure,
  value::double as value,
  unit,
from listed
where shown
order by place;
