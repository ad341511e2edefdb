-- Grain: one customer, the best matches first. Whose id, name, phone or e-mail has the text in it, or
-- whose name is spoken so? The id itself comes before what begins with the text, and that before what
-- has it further in.
with
  ranked as (
    select
      customer_key,
      least(
        case when id = getvariable('search_text') then 0 end,
        case when starts_with(id, getvariable('search_text')) then 10 end,
        case when starts_with(name, getvariable('search_text')) then 11 end,
        case when starts_with(phone, getvariable('search_digits')) then 12 end,
        case when starts_with(email, getvariable('search_text')) then 13 end,
        case when regexp_matches(name, '^(' || getvariable('search_spoken') || ')') then 14 end,
        case when contains(id, getvariable('search_text')) then 20 end,
        case when contains(name, getvariable('search_text')) then 21 end,
        case when contains(phone, getvariable('search_digits')) then 22 end,
        case when contains(email, getvariable('search_text')) then 23 end,
        case when regexp_matches(name, getvariable('search_spoken')) then 24 end
      ) as rank,
    from mart.contacts
  ),
  best as (
    select
      customer_key,
      rank,
    from ranked
    where rank is not null
    order by rank, customer_key
    limit getvariable('search_limit')::integer
  )
select
  customers.customer_id,
  contacts.shown_name as name,
  contacts.shown_phone as phone,
  customers.email,
  customers.city,
  customers.segment,
  customers.tier,
  customers.stage,
  customers.last_day::timestamp as last_day,
  case best.rank % 10 when 0 then 'id' when 1 then 'name' when 2 then 'phone' when 3 then 'email'
    else 'spoken' end as found_in,
from best
join mart.customers as customers on best.customer_key = customers.customer_key
join mart.contacts as contacts on best.customer_key = contacts.customer_key
order by best.rank, best.customer_key;
