-- Grain: one kind of record that should have moved on. How many records stand still as of the date?
-- Customers not updated for a year, tickets open for more than 90 days, deals past their closing date
-- and promised contacts past theirs.
with
  records as (
    select
      1 as place,
      'customers_not_updated' as kind,
      updated_at as since,
      updated_at < getvariable('as_of') - 365 as is_stale,
    from staging.customers
    where updated_at is not null
    union all
    select
      2 as place,
      'tickets_open' as kind,
      opened_at as since,
      opened_at < getvariable('as_of') - 90 and mart.is_open(solved_at, status) as is_stale,
    from staging.tickets
    where opened_at is not null
    union all
    select
      3 as place,
      'opportunities_overdue' as kind,
      closes_at as since,
      closed_at is null and won is null and closes_at < getvariable('as_of') as is_stale,
    from staging.opportunities
    where closes_at is not null
    union all
    select
      4 as place,
      'contacts_overdue' as kind,
      next_contact_at as since,
      next_contact_at < getvariable('as_of')
      and not exists (
        select 1
        from staging.interactions as later
        where
          later.customer_id = interactions.customer_id
          and later.happened_at >= interactions.next_contact_at
      ) as is_stale,
    from staging.interactions as interactions
    where next_contact_at is not null
  )
select
  kind,
  count(*)::double as "rows",
  count(*) filter (where is_stale)::double as stale,
  (count(*) filter (where is_stale) / count(*))::double as share,
  date_trunc('day', min(since) filter (where is_stale))::timestamp as oldest,
from records
group by place, kind
order by place;
