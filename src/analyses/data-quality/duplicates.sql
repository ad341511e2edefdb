-- Grain: one way to name a person. How many records of the customer file may be the same person?
-- The same phone counts by its last 11 digits, the same e-mail in lower case, the same name with the
-- same birthday; none is merged.
with
  named as (
    select
      customer_id,
      'customer_id' as name_by,
      customer_id as name,
    from staging.customers
    union all
    select
      customer_id,
      'phone' as name_by,
      right(nullif(regexp_replace(phone, '[^0-9]', '', 'g'), ''), 11) as name,
    from staging.customers
    union all
    select
      customer_id,
      'email' as name_by,
      lower(trim(email)) as name,
    from staging.customers
    union all
    select
      customer_id,
      'name_birthday' as name_by,
      regexp_replace(lower(name), '\s', '', 'g') || ' ' || birth_date as name,
    from staging.customers
  ),
  people as (
    select
      name_by,
      name,
      case when name_by = 'customer_id' then count(*) else count(distinct customer_id) end
        as records,
    from named
    where name is not null
    group by name_by, name
  )
select
  name_by,
  coalesce(sum(records), 0)::double as records,
  count(*) filter (where records > 1)::double as people,
  coalesce(sum(records) filter (where records > 1), 0)::double as records_of_them,
from people
group by name_by
order by name_by;
