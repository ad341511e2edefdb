-- Grain: one row. Which customers are the segment: the audience, or which class of which lens?
with
  audience as (
    select
      count(*) as customers,
      count(*) < (select count(*) from mart.customers) as is_set,
    from mart.audience
  ),
  class as (
    select case
      when
        getvariable('lens') = 'tier'
        and getvariable('member') not in ('a', 'b', 'c', 'none') then 'a'
      when getvariable('lens') = 'stage' and mart.stage_position(getvariable('member')) is null
        then 'loyal'
      else getvariable('member')
    end as member,
  ),
  sizes as (
    select
      count(*) as base,
      count(*) filter (
        where class.member = case getvariable('lens')
          when 'segment' then segment
          when 'tier' then tier
          else stage
        end
      ) as members,
    from mart.customers, class
    group by class.member
  )
select
  audience.is_set as is_audience,
  getvariable('lens') as lens,
  class.member,
  case when audience.is_set then audience.customers else coalesce(sizes.members, 0) end::double
    as customers,
  coalesce(sizes.base, 0)::double as base,
  scope.reads_orders,
from audience
cross join class
cross join mart.profile_scope as scope
left join sizes on true
order by class.member;
