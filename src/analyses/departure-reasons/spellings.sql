-- Grain: one spelling of a reason, as the files write it. Which were taken for the same?
with
  told as (
    select
      keys.customer_key,
      departures.reason as spelling,
    from staging.departures as departures
    join mart.keys as keys on departures.customer_id = keys.customer_id
    where departures.left_at is null or departures.left_at < getvariable('as_of') + 1
  )
select
  departures.reason,
  told.spelling,
  count(distinct told.customer_key)::double as customers,
from told
join mart.departures as departures
  on
    told.customer_key = departures.customer_key
    and lower(trim(told.spelling, chr(32) || chr(9) || chr(12288) || chr(160))) = lower(departures.reason)
join mart.around as around on departures.customer_key = around.customer_key
where around.missed is null or around.missed = 'records departures reason'
group by departures.reason, told.spelling
order by departures.reason, customers desc, told.spelling;
