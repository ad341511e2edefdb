-- Grain: one person with several customer ids. Which ids may be one person, by what evidence, and
-- which of them should stay? Ids are linked by a phone of at least 7 digits (the last 11 count), an
-- e-mail, or name and birthday, and by links of links; a phone or e-mail of more than five ids is a
-- shop's or a placeholder and links none. The id with the most orders stays, then the one updated last.
with recursive
  named as (
    select
      customer_id,
      'phone' as evidence,
      right(regexp_replace(phone, '[^0-9]', '', 'g'), 11) as name,
    from staging.customers
    where length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7
    union
    select
      customer_id,
      'email' as evidence,
      lower(trim(email)) as name,
    from staging.customers
    where email like '%_@_%'
    union
    select
      customer_id,
      'name_birthday' as evidence,
      regexp_replace(lower(name), '\s', '', 'g') || ' ' || birth_date as name,
    from staging.customers
    where name <> '' and birth_date is not null
  ),
  shared as (
    select evidence, name,
    from named
    where customer_id is not null
    group by evidence, name
    having count(distinct customer_id) between 2 and 5
  ),
  links as (
    select distinct
      one.customer_id as one,
      other.customer_id as other,
      shared.evidence,
    from shared
    join named as one on shared.evidence = one.evidence and shared.name = one.name
    join named as other on shared.evidence = other.evidence and shared.name = other.name
    where one.customer_id <> other.customer_id
  ),
  reached as (
    select distinct
      one as customer_id,
      one as member,
    from links
    union
    select
      reached.customer_id,
      links.other as member,
    from reached
    join links on reached.member = links.one
  ),
  people as (
    select
      customer_id,
      min(member) as person,
    from reached
    group by customer_id
  ),
  bought as (
    select
      customer_id,
      count(distinct order_id) as orders,
    from staging.transactions
    where customer_id in (select customer_id from people)
    group by customer_id
  ),
  updated as (
    select
      customer_id,
      max(updated_at) as updated_at,
    from staging.customers
    where customer_id in (select customer_id from people)
    group by customer_id
  ),
  proposals as (
    select
      people.person,
      list(people.customer_id order by
        coalesce(bought.orders, 0) desc, updated.updated_at desc nulls last, people.customer_id)
        as ids,
      sum(coalesce(bought.orders, 0)) as orders,
    from people
    left join bought on people.customer_id = bought.customer_id
    left join updated on people.customer_id = updated.customer_id
    group by people.person
  ),
  evidence as (
    select
      people.person,
      string_agg(distinct links.evidence, ' + ' order by links.evidence) as evidence,
    from people
    join links on people.customer_id = links.one
    group by people.person
  )
select
  proposals.ids[1] as keep_id,
  array_to_string(proposals.ids[2:], ' · ') as merge_ids,
  evidence.evidence,
  len(proposals.ids)::double as ids,
  proposals.orders::double as orders,
from proposals
join evidence on proposals.person = evidence.person
order by ids desc, orders desc, keep_id
limit 1000;
