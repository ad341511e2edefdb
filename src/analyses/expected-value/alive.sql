-- Grain: one tenth of the probability of being alive. How many customers of the audience who have
-- bought more than once lie in each?
with
  tenths as (
    select unnest(range(10)) as tenth,
  ),
  counted as (
    select
      least(9, floor(10 * scores.alive)) as tenth,
      count(*) as customers,
    from mart.expected_values as scores
    join mart.audience using (customer_key)
    where scores.alive is not null
    group by 1
  )
select
  (tenths.tenth / 10)::double as from_share,
  ((tenths.tenth + 1) / 10)::double as to_share,
  coalesce(counted.customers, 0)::double as customers,
from tenths
left join counted on tenths.tenth = counted.tenth
where exists (from counted)
order by tenths.tenth;
