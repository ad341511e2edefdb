-- Grain: one reference between two tables that both have rows. How many rows point nowhere? A known
-- customer is one in the customer file or with an order; the rest of the list is what the file
-- says.
with
  known_customers as (
    select customer_id,
    from staging.customers
    where customer_id is not null
    union
    select customer_id,
    from staging.transactions
    where customer_id is not null
    union
    select customer_id,
    from staging.order_headers
    where customer_id is not null
  ),
  has as (
    select
      exists (from staging.customers) as customers,
      exists (from staging.products) as products,
      exists (from staging.transactions) or exists (from staging.order_headers) as orders,
  ),
  pointers as (
    select
      1 as place,
      'order_without_customer' as reference,
      count(*) as "rows",
      count(*) filter (where customer_id is null) as orphans,
    from staging.transactions
    union all
    select
      2 as place,
      'order_customer_not_in_file' as reference,
      count(*) as "rows",
      count(*) filter (where customer_id not in (
        select customer_id from staging.customers where customer_id is not null
      )) as orphans,
    from staging.transactions
    where customer_id is not null and (select customers from has)
    union all
    select
      3 as place,
      'customer_without_order' as reference,
      count(*) as "rows",
      count(*) filter (
        where
          customer_id not in (
            select customer_id from staging.transactions where customer_id is not null
          )
          and customer_id not in (
            select customer_id from staging.order_headers where customer_id is not null
          )
      ) as orphans,
    from staging.customers
    where customer_id is not null and (select orders from has)
    union all
    select
      4 as place,
      'order_product_not_in_file' as reference,
      count(*) as "rows",
      count(*) filter (where product_id not in (
        select product_id from staging.products where product_id is not null
      )) as orphans,
    from staging.transactions
    where product_id is not null and (select products from has)
    union all
    select
      5 as place,
      'refund_without_order' as reference,
      count(*) as "rows",
      count(*) filter (
        where
          order_id not in (
            select order_id from staging.transactions where order_id is not null
          )
          and order_id not in (
            select order_id from staging.order_headers where order_id is not null
          )
      ) as orphans,
    from staging.refunds
    where order_id is not null and (select orders from has)
    union all
    select
      6 as place,
      reference,
      count(*) as "rows",
      count(*) filter (where customer_id not in (select customer_id from known_customers))
        as orphans,
    from (
      select 'behaviours_customer_unknown' as reference, customer_id from staging.behaviours
      union all
      select 'feedback_customer_unknown' as reference, customer_id from staging.feedback
      union all
      select 'tickets_customer_unknown' as reference, customer_id from staging.tickets
      union all
      select 'interactions_customer_unknown' as reference, customer_id from staging.interactions
      union all
      select 'campaigns_customer_unknown' as reference, customer_id from staging.campaigns
      union all
      select 'social_customer_unknown' as reference, customer_id from staging.social
      union all
      select 'loyalty_customer_unknown' as reference, customer_id from staging.loyalty
      union all
      select 'departures_customer_unknown' as reference, customer_id from staging.departures
      union all
      select 'opportunities_customer_unknown' as reference, customer_id from staging.opportunities
      union all
      select 'referrals_referrer_unknown' as reference, referrer_id from staging.referrals
      union all
      select 'referrals_referred_unknown' as reference, referred_id from staging.referrals
    )
    where customer_id is not null
    group by reference
  )
select
  reference,
  "rows"::double as "rows",
  orphans::double as orphans,
  (orphans / "rows")::double as share,
from pointers
where "rows" > 0
order by place, reference;
