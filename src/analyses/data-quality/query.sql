-- Grain: one column of one table that has rows. How full is it, how many values does it hold, and
-- how many of its values are impossible? The files as they are, whatever the audience. Beyond two
-- million orders or events the different values are estimated. Empty columns are left out.
with
  -- An order id that staging made up for a row without one is not in the file.
  transactions as (
    select
      * replace (case when order_id not like 'f!_%#%' escape '!' then order_id end as order_id),
    from staging.transactions
  ),
  order_headers as (
    select
      * replace (case when order_id not like 'f!_%#%' escape '!' then order_id end as order_id),
    from staging.order_headers
  ),
  sizes as (
    select 'customers' as "table", count(*) as "rows" from staging.customers
    union all
    select 'transactions' as "table", count(*) as "rows" from staging.transactions
    union all
    select 'order_headers' as "table", count(*) as "rows" from staging.order_headers
    union all
    select 'products' as "table", count(*) as "rows" from staging.products
    union all
    select 'refunds' as "table", count(*) as "rows" from staging.refunds
    union all
    select 'behaviours' as "table", count(*) as "rows" from staging.behaviours
    union all
    select 'feedback' as "table", count(*) as "rows" from staging.feedback
    union all
    select 'tickets' as "table", count(*) as "rows" from staging.tickets
    union all
    select 'interactions' as "table", count(*) as "rows" from staging.interactions
    union all
    select 'campaigns' as "table", count(*) as "rows" from staging.campaigns
    union all
    select 'social' as "table", count(*) as "rows" from staging.social
    union all
    select 'referrals' as "table", count(*) as "rows" from staging.referrals
    union all
    select 'loyalty' as "table", count(*) as "rows" from staging.loyalty
    union all
    select 'departures' as "table", count(*) as "rows" from staging.departures
    union all
    select 'opportunities' as "table", count(*) as "rows" from staging.opportunities
  ),
  filled as (
    select 'customers' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.customers)
      on columns(*) into name "column" value filled
    )
    union all
    select 'transactions' as "table", *,
    from (
      unpivot (select count(columns(*)) from transactions)
      on columns(*) into name "column" value filled
    )
    union all
    select 'order_headers' as "table", *,
    from (
      unpivot (select count(columns(*)) from order_headers)
      on columns(*) into name "column" value filled
    )
    union all
    select 'products' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.products)
      on columns(*) into name "column" value filled
    )
    union all
    select 'refunds' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.refunds)
      on columns(*) into name "column" value filled
    )
    union all
    select 'behaviours' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.behaviours)
      on columns(*) into name "column" value filled
    )
    union all
    select 'feedback' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.feedback)
      on columns(*) into name "column" value filled
    )
    union all
    select 'tickets' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.tickets)
      on columns(*) into name "column" value filled
    )
    union all
    select 'interactions' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.interactions)
      on columns(*) into name "column" value filled
    )
    union all
    select 'campaigns' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.campaigns)
      on columns(*) into name "column" value filled
    )
    union all
    select 'social' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.social)
      on columns(*) into name "column" value filled
    )
    union all
    select 'referrals' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.referrals)
      on columns(*) into name "column" value filled
    )
    union all
    select 'loyalty' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.loyalty)
      on columns(*) into name "column" value filled
    )
    union all
    select 'departures' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.departures)
      on columns(*) into name "column" value filled
    )
    union all
    select 'opportunities' as "table", *,
    from (
      unpivot (select count(columns(*)) from staging.opportunities)
      on columns(*) into name "column" value filled
    )
  ),
  counted as (
    select 'customers' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.customers)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'transactions' as "table", *,
    from (
      unpivot (
        select count(distinct columns(*)) from transactions
        where (select "rows" from sizes where "table" = 'transactions') <= 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'transactions' as "table", *,
    from (
      unpivot (
        select approx_count_distinct(columns(*)) from transactions
        where (select "rows" from sizes where "table" = 'transactions') > 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'order_headers' as "table", *,
    from (
      unpivot (
        select count(distinct columns(*)) from order_headers
        where (select "rows" from sizes where "table" = 'order_headers') <= 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'order_headers' as "table", *,
    from (
      unpivot (
        select approx_count_distinct(columns(*)) from order_headers
        where (select "rows" from sizes where "table" = 'order_headers') > 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'products' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.products)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'refunds' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.refunds)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'behaviours' as "table", *,
    from (
      unpivot (
        select count(distinct columns(*)) from staging.behaviours
        where (select "rows" from sizes where "table" = 'behaviours') <= 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'behaviours' as "table", *,
    from (
      unpivot (
        select approx_count_distinct(columns(*)) from staging.behaviours
        where (select "rows" from sizes where "table" = 'behaviours') > 2000000
      ) on columns(*) into name "column" value "distinct"
    )
    union all
    select 'feedback' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.feedback)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'tickets' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.tickets)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'interactions' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.interactions)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'campaigns' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.campaigns)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'social' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.social)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'referrals' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.referrals)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'loyalty' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.loyalty)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'departures' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.departures)
      on columns(*) into name "column" value "distinct"
    )
    union all
    select 'opportunities' as "table", *,
    from (
      unpivot (select count(distinct columns(*)) from staging.opportunities)
      on columns(*) into name "column" value "distinct"
    )
  ),
  different as (
    select
      "table",
      "column",
      sum("distinct") as "distinct",
    from counted
    group by "table", "column"
  ),
  impossible as (
    select 'customers' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (
            where birth_date > getvariable('as_of') or birth_date < getvariable('as_of') - 43830
          ) as birth_date,
          count(*) filter (where age < 0 or age > 120) as age,
          count(*) filter (
            where length(regexp_replace(phone, '[^0-9]', '', 'g')) not between 5 and 15
          ) as phone,
          count(*) filter (where email not like '%_@_%') as email,
          count(*) filter (where registered_at >= getvariable('as_of') + 1) as registered_at,
          count(*) filter (where updated_at >= getvariable('as_of') + 1) as updated_at,
          count(*) filter (where tenure < 0) as tenure,
          count(*) filter (where recurring_amount < 0) as recurring_amount,
          count(*) filter (where ended_at < registered_at) as ended_at,
        from staging.customers
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'transactions' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where ordered_at >= getvariable('as_of') + 1) as ordered_at,
          count(*) filter (
            where paid_at >= getvariable('as_of') + 1 or paid_at < ordered_at
          ) as paid_at,
          count(*) filter (where quantity * amount < 0) as quantity,
          count(*) filter (where unit_price < 0) as unit_price,
          count(*) filter (where cost < 0 and amount > 0) as cost,
          count(*) filter (
            where refunded_at >= getvariable('as_of') + 1 or refunded_at < ordered_at
          ) as refunded_at,
          count(*) filter (
            where length(regexp_replace(buyer_phone, '[^0-9]', '', 'g')) not between 5 and 15
          ) as buyer_phone,
        from staging.transactions
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'order_headers' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where ordered_at >= getvariable('as_of') + 1) as ordered_at,
          count(*) filter (
            where paid_at >= getvariable('as_of') + 1 or paid_at < ordered_at
          ) as paid_at,
          count(*) filter (where quantity * amount < 0) as quantity,
          count(*) filter (where unit_price < 0) as unit_price,
          count(*) filter (where cost < 0 and amount > 0) as cost,
          count(*) filter (
            where refunded_at >= getvariable('as_of') + 1 or refunded_at < ordered_at
          ) as refunded_at,
          count(*) filter (
            where length(regexp_replace(buyer_phone, '[^0-9]', '', 'g')) not between 5 and 15
          ) as buyer_phone,
        from staging.order_headers
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'products' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where price < 0) as price,
          count(*) filter (where cost < 0) as cost,
        from staging.products
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'refunds' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where amount < 0) as amount,
          count(*) filter (where refunded_at >= getvariable('as_of') + 1) as refunded_at,
        from staging.refunds
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'behaviours' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where occurred_at >= getvariable('as_of') + 1) as occurred_at,
          count(*) filter (where duration_s < 0) as duration_s,
        from staging.behaviours
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'feedback' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where given_at >= getvariable('as_of') + 1) as given_at,
          count(*) filter (where score < 0) as score,
          count(*) filter (
            where replied_at >= getvariable('as_of') + 1 or replied_at < given_at
          ) as replied_at,
        from staging.feedback
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'tickets' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where opened_at >= getvariable('as_of') + 1) as opened_at,
          count(*) filter (
            where classified_at >= getvariable('as_of') + 1 or classified_at < opened_at
          ) as classified_at,
          count(*) filter (
            where first_replied_at >= getvariable('as_of') + 1 or first_replied_at < opened_at
          ) as first_replied_at,
          count(*) filter (
            where solved_at >= getvariable('as_of') + 1 or solved_at < opened_at
          ) as solved_at,
          count(*) filter (
            where answered_at >= getvariable('as_of') + 1 or answered_at < opened_at
          ) as answered_at,
          count(*) filter (where satisfaction < 0) as satisfaction,
        from staging.tickets
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'interactions' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where happened_at >= getvariable('as_of') + 1) as happened_at,
          count(*) filter (where next_contact_at < happened_at) as next_contact_at,
        from staging.interactions
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'campaigns' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where sent_at >= getvariable('as_of') + 1) as sent_at,
          count(*) filter (
            where opened_at >= getvariable('as_of') + 1 or opened_at < sent_at
          ) as opened_at,
          count(*) filter (
            where clicked_at >= getvariable('as_of') + 1 or clicked_at < sent_at
          ) as clicked_at,
          count(*) filter (
            where participated_at >= getvariable('as_of') + 1 or participated_at < sent_at
          ) as participated_at,
          count(*) filter (
            where responded_at >= getvariable('as_of') + 1 or responded_at < sent_at
          ) as responded_at,
          count(*) filter (
            where unsubscribed_at >= getvariable('as_of') + 1 or unsubscribed_at < sent_at
          ) as unsubscribed_at,
          count(*) filter (where ends_at < starts_at) as ends_at,
          count(*) filter (where cost < 0) as cost,
        from staging.campaigns
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'social' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where happened_at >= getvariable('as_of') + 1) as happened_at,
        from staging.social
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'referrals' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where referred_id = referrer_id) as referred_id,
          count(*) filter (where referred_at >= getvariable('as_of') + 1) as referred_at,
          count(*) filter (
            where converted_at >= getvariable('as_of') + 1 or converted_at < referred_at
          ) as converted_at,
        from staging.referrals
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'loyalty' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where happened_at >= getvariable('as_of') + 1) as happened_at,
          count(*) filter (where expires_at < happened_at) as expires_at,
        from staging.loyalty
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'departures' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where left_at >= getvariable('as_of') + 1) as left_at,
        from staging.departures
      ) on columns(*) into name "column" value invalid
    )
    union all
    select 'opportunities' as "table", *,
    from (
      unpivot (
        select
          count(*) filter (where created_at >= getvariable('as_of') + 1) as created_at,
          count(*) filter (
            where closed_at >= getvariable('as_of') + 1 or closed_at < created_at
          ) as closed_at,
          count(*) filter (where probability < 0 or probability > 100) as probability,
        from staging.opportunities
      ) on columns(*) into name "column" value invalid
    )
  ),
  measured as (
    select
      filled."table",
      filled."column",
      sizes."rows",
      filled.filled,
      different."distinct",
      coalesce(impossible.invalid, 0) as invalid,
      sizes."rows" > 2000000
      and sizes."table" in ('transactions', 'order_headers', 'behaviours') as is_estimate,
    from filled
    join sizes using ("table")
    join different using ("table", "column")
    left join impossible using ("table", "column")
    union all
    select
      'customers' as "table",
      attribute as "column",
      (select "rows" from sizes where "table" = 'customers') as "rows",
      count(*) as filled,
      count(distinct value) as "distinct",
      0 as invalid,
      false as is_estimate,
    from staging.customer_attributes
    where value is not null
    group by attribute
  )
select
  "table",
  "column",
  "rows"::double as "rows",
  filled::double as filled,
  "distinct"::double as "distinct",
  invalid::double as invalid,
  is_estimate,
from measured
where filled > 0
order by "table", "column";
