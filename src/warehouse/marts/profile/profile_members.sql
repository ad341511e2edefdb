-- Grain: one customer of the segment that is profiled; a macro. The audience where one is set, else
-- the class of the lens; the lens' own first one where no class of it has that key.
create or replace macro mart.profile_members(lens, member) as table
with
  audience as (
    select count(*) < (select count(*) from mart.customers) as is_set,
    from mart.audience
  )
select chosen.customer_key,
from mart.audience as chosen, audience
where audience.is_set
union all
select customers.customer_key,
from mart.customers as customers, audience
where
  not audience.is_set
  and case lens
    when 'segment' then customers.segment
    when 'tier' then customers.tier
    else customers.stage
  end = case
    when lens = 'tier' and member not in ('a', 'b', 'c', 'none') then 'a'
    when lens = 'stage' and mart.stage_position(member) is null then 'loyal'
    else member
  end;
