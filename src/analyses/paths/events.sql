-- Grain: one event from which paths can start or at which they can end. In how many visits is it, and
-- which event and page of the files does the name stand for, where it stands for one?
with
  names as (
    select
      event_key,
      any_value(event) as event,
      case when count(distinct file_event) = 1 and count(file_event) = count(*) then min(file_event) end
        as file_event,
      case
        when count(distinct file_page) = 1 and any_value(event) is distinct from any_value(file_event)
          then min(file_page)
      end as file_page,
    from mart.event_names
    group by event_key
  ),
  done as (
    select
      event_key,
      count(distinct visit_key) as sessions,
    from mart.events
    group by event_key
  )
select
  names.event,
  done.sessions::double as sessions,
  names.file_event,
  names.file_page,
from done
join names on done.event_key = names.event_key
order by done.sessions desc, names.event
limit 300;
