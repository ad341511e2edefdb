-- Grain: one row. How many customers does the picture speak of, how many of them have come, and how
-- many visitors are nobody we know?
with
  ours as (
    select
      count(distinct visits.customer_key) as visitors,
      count(*) as visits,
      coalesce(bool_or(visits.source is not null), false) as has_source,
      coalesce(bool_or(visits.device is not null), false) as has_device,
      coalesce(bool_or(visits.dwell_s is not null), false) as has_dwell,
      coalesce(bool_or(visits.pages > 0), false) as has_pages,
    from mart.visits as visits
    join mart.audience as audience on visits.customer_key = audience.customer_key
  )
select
  getvariable('view') as view,
  (select count(*) from mart.audience)::double as customers,
  ours.visitors::double as visitors,
  ours.visits::double as visits,
  (select count(distinct visitor) from mart.visits where customer_key is null)::double as anonymous,
  not exists (select 1 from mart.visits where customer_key is not null) as reads_orders,
  case getvariable('view')
    when 'channel' then ours.has_source
    when 'device' then ours.has_device
    when 'dwell' then ours.has_dwell
    when 'pages' then ours.has_pages
    when 'words' then exists (select 1 from staging.behaviours where trim(keyword) <> '')
    when 'habit' then true
    else ours.visits > 0
  end as is_known,
from ours
order by customers;
