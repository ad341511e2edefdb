-- Grain: one measure of the last full period. How did it go, against the period before and the same
-- period a year before? Lunar: the same days counted from the spring festival, for periods near it.
with
  history as (
    select min(day) as first_day,
    from mart.orders
    where state = 'valid'
  ),
  periods as (
    select distinct
      number,
      previous_period,
      period,
      next_period,
    from mart.calendar
    where unit = getvariable('period') and is_finished
  ),
  current_period as (
    select *,
    from periods
    order by number desc
    limit 1
  ),
  spans as (
    select
      case current_period.number - periods.number
        when 0 then 'now'
        when 1 then 'previous'
        else 'year_ago'
      end as span,
      periods.period as starts,
      periods.next_period as ends,
      periods.previous_period as before,
    from periods, current_period
    where
      current_period.number - periods.number in (
        0, 1, case getvariable('period') when 'week' then 52 when 'month' then 12 else 4 end
      )
    union all
    select
      'lunar' as span,
      current_period.period - festivals.shift as starts,
      current_period.next_period - festivals.shift as ends,
      current_period.previous_period - festivals.shift as before,
    from current_period
    join mart.festivals as festivals
      on
        current_period.period <= festivals.day + 14
        and current_period.next_period > festivals.day - 21
        and year(current_period.next_period - 1) = year(festivals.day)
  ),
  -- A span that the history began in is not compared, but for the first week: few sell every day.
  known_spans as (
    select spans.*,
    from spans, history
    where
      history.first_day < spans.starts + 7
      or (spans.span = 'now' and history.first_day < spans.ends)
  ),
  days as (
    select
      span,
      unnest(generate_series(before, ends - 1, interval 1 day))::date as day,
      starts,
      before,
    from known_spans
  ),
  documents as (
    select
      days.span,
      orders.customer_key,
      orders.state,
      orders.is_order,
      orders.state = 'valid' and orders.paid >= 0 as is_paid,
      customers.in_file,
      orders.units,
      orders.placed,
      orders.paid,
      orders.refund,
      orders.revenue,
    from mart.audience_orders as orders
    join days on orders.day = days.day
    left join mart.customers as customers on orders.customer_key = customers.customer_key
    where days.day >= days.starts
  ),
  money as (
    select
      span,
      count(*) filter (where is_order) as orders,
      count(*) filter (where is_paid) as paid_orders,
      count(distinct customer_key) filter (where is_paid) as paying_buyers,
      coalesce(sum(placed) filter (where placed > 0 and state <> 'test'), 0)::double as gmv,
      coalesce(sum(paid) filter (where is_paid), 0)::double as paid,
      coalesce(sum(paid) filter (where is_paid and customer_key is not null), 0)::double
        as paid_by_buyers,
      coalesce(sum(units) filter (where is_paid), 0)::double as units,
      coalesce(sum(revenue) filter (where state = 'valid'), 0)::double as revenue,
      coalesce(sum(revenue) filter (where state = 'valid' and in_file), 0)::double
        as revenue_of_members,
      count(*) filter (where state = 'valid' and (refund > 0 or paid < 0)) as refunded_orders,
      coalesce(sum(refund + greatest(-paid, 0)) filter (where state = 'valid'), 0)::double
        as refunded,
    from documents
    group by span
  ),
  -- Of a customer's order days in one period, the first counts, in the period before it the last.
  buyers as (
    select
      days.span,
      count(*) filter (
        where
          order_days.day >= days.starts
          and coalesce(order_days.previous_day < days.starts, true)
      ) as buyers,
      count(*) filter (where order_days.day >= days.starts and order_days.previous_day is null)
        as new_buyers,
      count(*) filter (
        where
          order_days.day < days.starts
          and coalesce(order_days.next_day >= days.starts, true)
      ) as buyers_before,
      count(*) filter (
        where
          order_days.day >= days.starts
          and order_days.previous_day < days.starts
          and order_days.previous_day >= days.before
      ) as buyers_again,
    from mart.order_days as order_days
    join mart.audience using (customer_key)
    join days on order_days.day = days.day
    group by days.span
  ),
  available as (
    select
      exists (
        from mart.orders
        where state in ('unpaid', 'closed')
      ) as has_unpaid,
      exists (
        from mart.orders
        where units <> 0
      ) as has_units,
      exists (from staging.customers) as has_members,
  ),
  listed as (
    select
      known_spans.span,
      unnest(
        [
          {
            place: 1,
            measure: 'revenue',
            value: coalesce(revenue, 0),
            unit: 'money',
            shown: true
          },
          {place: 2, measure: 'paid', value: coalesce(paid, 0), unit: 'money', shown: true},
          {place: 3, measure: 'gmv', value: coalesce(gmv, 0), unit: 'money', shown: has_unpaid},
          {place: 4, measure: 'orders', value: coalesce(orders, 0), unit: 'count', shown: true},
          {place: 5, measure: 'buyers', value: coalesce(buyers, 0), unit: 'count', shown: true},
          {
            place: 6,
            measure: 'new_buyers',
            value: coalesce(new_buyers, 0),
            unit: 'count',
            shown: true
          },
          {
            place: 7,
            measure: 'old_buyers',
            value: coalesce(buyers - new_buyers, 0),
            unit: 'count',
            shown: true
          },
          {
            place: 8,
            measure: 'revenue_per_buyer',
            value: paid_by_buyers / nullif(paying_buyers, 0),
            unit: 'money',
            shown: true
          },
          {
            place: 9,
            measure: 'aov',
            value: paid / nullif(paid_orders, 0),
            unit: 'money',
            shown: true
          },
          {
            place: 10,
            measure: 'price_per_unit',
            value: paid / nullif(units, 0),
            unit: 'money',
            shown: has_units
          },
          {
            place: 11,
            measure: 'units_per_order',
            value: units / nullif(paid_orders, 0),
            unit: 'number',
            shown: has_units
          },
          {
            place: 12,
            measure: 'refund_rate_orders',
            value: refunded_orders / nullif(paid_orders, 0),
            unit: 'share',
            shown: true
          },
          {
            place: 13,
            measure: 'refund_rate_money',
            value: refunded / nullif(paid, 0),
            unit: 'share',
            shown: true
          },
          {
            place: 14,
            measure: 'rebuy_rate',
            value: buyers_again / nullif(buyers_before, 0),
            unit: 'share',
            shown: true
          },
          {
            place: 15,
            measure: 'member_share',
            value: revenue_of_members / nullif(revenue, 0),
            unit: 'share',
            shown: has_members
          }
        ],
        recursive := true
      ),
    from known_spans
    left join money on known_spans.span = money.span
    left join buyers on known_spans.span = buyers.span
    cross join available
  ),
  beside as (
    select
      place,
      measure,
      unit,
      max(value) filter (where span = 'now') as value,
      max(value) filter (where span = 'previous') as previous,
      max(value) filter (where span = 'year_ago') as year_ago,
      max(value) filter (where span = 'lunar') as lunar_year_ago,
    from listed
    where shown and exists (from known_spans where known_spans.span = 'now')
    group by place, measure, unit
  )
select
  beside.measure,
  beside.value::double as value,
  beside.previous::double as previous,
  beside.year_ago::double as year_ago,
  case
    when beside.unit = 'share' then beside.value - beside.previous
    when beside.previous > 0 then beside.value / beside.previous - 1
  end::double as change,
  case
    when beside.unit = 'share' then beside.value - beside.year_ago
    when beside.year_ago > 0 then beside.value / beside.year_ago - 1
  end::double as change_year,
  beside.lunar_year_ago::double as lunar_year_ago,
  case
    when beside.unit = 'share' then beside.value - beside.lunar_year_ago
    when beside.lunar_year_ago > 0 then beside.value / beside.lunar_year_ago - 1
  end::double as change_lunar,
  beside.unit,
  current_period.period::timestamp as period,
  getvariable('period') as period_unit,
from beside
cross join current_period
order by beside.place;
