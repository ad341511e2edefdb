-- Grain: one row. Of whom does the funnel speak, and how are they counted?
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  ),
  -- Visitors without a known customer count as long as the audience is everyone.
  visitors as (
    select distinct events.visitor_key,
    from mart.events as events
    cross join everyone
    left join mart.audience as audience on events.customer_key = audience.customer_key
    where
      audience.customer_key is not null
      or (events.customer_key is null and everyone.is_it)
  ),
  done as (
    select
      events.visitor_key,
      events.visit_key,
      events.customer_key,
      events.occurred_at,
    from mart.events as events
    join visitors on events.visitor_key = visitors.visitor_key
  )
select
  getvariable('unit') as unit,
  getvariable('window_days') as window_days,
  count(distinct visitor_key)::double as visitors,
  count(distinct visit_key)::double as sessions,
  (count(distinct visitor_key) filter (where customer_key is null))::double as unknown_visitors,
  min(occurred_at)::date::timestamp as first_day,
  max(occurred_at)::date::timestamp as last_day,
from done
order by unit;
