-- Grain: one row. Which two days are compared, by which cuts, and how many customers of the audience
-- were known on each?
with
  compared as (
    select coalesce(getvariable('since'), (select day from mart.earlier_day)) as earlier_day,
  ),
  known as (
    select
      count(known_before.customer_id) as before,
      count(*) as after,
    from mart.audience as audience
    join mart.keys as keys on audience.customer_key = keys.customer_key
    left join
      mart.ids_at(coalesce(getvariable('since'), (select day from mart.earlier_day)))
        as known_before
      on keys.customer_id = known_before.customer_id
  )
select
  getvariable('lens') as lens,
  getvariable('cuts') as cuts,
  compared.earlier_day::timestamp as earlier_day,
  getvariable('as_of')::timestamp as later_day,
  compared.earlier_day < getvariable('as_of') as is_before,
  known.before::double as known_before,
  known.after::double as known_after,
from compared, known
order by earlier_day;
