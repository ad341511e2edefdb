-- Grain: one measure of the last full period. How did it go, against the period before and the same
-- period a year before? Lunar: the same days counted from the spring festival, for periods near it.
with
  history as (
    select
      min(day) as first_day,
      (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_everyone,
    from mart.orders
    where state = 'valid'
  ),
  -- The period of the day after the as-of date is the first that is not over.
  rule as (
    select
      case getvariable('period')
        when 'week' then date_trunc('week', next_day + sunday) - sunday
        when 'quarter' then date_trunc('quarter', next_day - to_months(shift)) + to_months(shift)
        else date_trunc('month', next_day)
      end::date as ends,
      case getvariable('period')
        when 'week' then interval 7 day
        when 'quarter' then interval 3 month
        else interval 1 month
      end as step,
    from (
      select
        getvariable('as_of') + 1 as next_day,
        (getvariable('week_starts') = 'sunday')::integer as sunday,
        (getvariable('fiscal_year_starts') - 1) % 3 as shift,
    )
  ),
  current_period as (
    select
      (ends - step)::date as starts,
      ends,
      step,
    from rule
  ),
  -- New Year's Day of the lunar calendar, 2001 to 2040.
  festivals as (
    select
      day,
      (day - lag(day) over (order by day))::integer as shift,
    from (
      select
        unnest([
          '2001-01-24', '2002-02-12', '2003-02-01', '2004-01-22', '2005-02-09', '2006-01-29',
          '2007-02-18', '2008-02-07', '2009-01-26', '2010-02-14', '2011-02-03', '2012-01-23',
          '2013-02-10', '2014-01-31', '2015-02-19', '2016-02-08', '2017-01-28', '2018-02-16',
          '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10',
          '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03',
          '2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08', '2036-01-28',
          '2037-02-15', '2038-02-04', '2039-01-24', '2040-02-12'
        ])::date as day,
    )
  ),
  spans as (
    select
      'now' as span,
      starts,
      ends,
      (starts - step)::date as before,
    from current_period
    union all
    select
      'previous' as span,
      (starts - step)::date as starts,
      starts as ends,
      (starts - 2 * step)::date as before,
    from current_period
    union all
    select
      'year_ago' as span,
      starts - 364 as starts,
      ends - 364 as ends,
      starts - 371 as before,
    from current_period
    where getvariable('period') = 'week'
    union all
    select
      'year_ago' as span,
      (starts - interval 1 year)::date as starts,
      (ends - interval 1 year)::date as ends,
      (starts - interval 1 year - step)::date as before,
    from current_period
    where getvariable('period') <> 'week'
    union all
    select
      'lunar' as span,
      starts - festivals.shift as starts,
      ends - festivals.shift as ends,
      (starts - step)::date - festivals.shift as before,
    from current_period
    join festivals
      on
        starts <= festivals.day + 14
        and ends > festivals.day - 21
        and year(ends - 1) = year(festivals.day)
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
    from known_spans
  ),
  documents as (
    select
      days.span,
      orders.customer_key,
      orders.state,
      orders.is_order,
      orders.state = 'valid' and orders.paid >= 0 as is_paid,
      orders.units,
      orders.placed,
      orders.paid,
      orders.refund,
      orders.revenue,
    from mart.orders as orders
    join days on orders.day = days.day
    where
      days.day >= days.starts
      and (
        orders.customer_key in (select customer_key from mart.audience)
        or (orders.customer_key is null and (select is_everyone from history))
      )
  ),
  members as (
    select customers.customer_key,
    from mart.customers as customers
    semi join staging.customers as filed on customers.customer_id = filed.customer_id
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
      coalesce(
        sum(revenue) filter (
          where state = 'valid' and customer_key in (select customer_key from members)
        ),
        0
      )::double as revenue_of_members,
      count(*) filter (where state = 'valid' and (refund > 0 or paid < 0)) as refunded_orders,
      coalesce(sum(refund + greatest(-paid, 0)) filter (where state = 'valid'), 0)::double
        as refunded,
    from documents
    group by span
  ),
  activity as (
    select
      days.span,
      order_days.customer_key,
      max(order_days.day >= days.starts) as is_now,
      max(order_days.day < days.starts) as is_before,
      max(order_days.day >= days.starts and order_days.previous_day is null) as is_new,
    from mart.order_days as order_days
    semi join mart.audience using (customer_key)
    join days on order_days.day = days.day
    group by days.span, order_days.customer_key
  ),
  buyers as (
    select
      span,
      count(*) filter (where is_now) as buyers,
      count(*) filter (where is_new) as new_buyers,
      count(*) filter (where is_before) as buyers_before,
      count(*) filter (where is_now and is_before) as buyers_again,
    from activity
    group by span
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
  current_period.starts::timestamp as period,
  getvariable('period') as period_unit,
from beside
cross join current_period
order by beside.place;
