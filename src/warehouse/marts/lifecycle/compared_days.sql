-- Grain: one row; a table macro. Which two days are compared, and how many of these customers were
-- known on each?
create or replace macro mart.compared_days(since, customers) as table
select
  since::timestamp as earlier_day,
  getvariable('as_of')::timestamp as later_day,
  since < getvariable('as_of') as is_before,
  count(known_before.customer_id)::double as known_before,
  count(keys.customer_id)::double as known_after,
from query_table(customers) as members
join mart.keys as keys on members.customer_key = keys.customer_key
left join mart.ids_at(since) as known_before on keys.customer_id = known_before.customer_id;
