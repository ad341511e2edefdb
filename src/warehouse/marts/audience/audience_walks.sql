-- Grain: one visit of the audience; a table macro. Which events did it have, in time, those that follow
-- themselves once where `repeats` are collapsed? Visits without a known customer count as long as the
-- audience is everyone.
create or replace macro mart.audience_walks(repeats) as table
with
  everyone as (
    select (select count(*) from mart.audience) = (select count(*) from mart.customers) as is_it,
  )
select
  walks.visit_key,
  case
    when repeats = 'collapsed' then list_filter(
      walks.walk, lambda event_key, place: place = 1 or event_key <> walks.walk[place - 1]
    )
    else walks.walk
  end as walk,
from mart.walks as walks
cross join everyone
left join mart.audience as audience on walks.customer_key = audience.customer_key
where
  audience.customer_key is not null
  or (walks.customer_key is null and everyone.is_it);
