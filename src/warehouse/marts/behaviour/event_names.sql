-- Grain: one pair of event and page as the files write them. What is the event called? By its name, or
-- by its page where it has none. "View" says little: where there are at most 40 different pages, views
-- are told apart by them.
create or replace table mart.event_names as
with
  pairs as (
    select
      event as file_event,
      page as file_page,
      count(*) as events,
      lower(trim(event)) in (
        'view', 'views', 'viewed', 'visit', 'browse', 'open', 'enter', 'pageview', 'pageviews',
        'page_view', 'page view', 'page-view', 'view_page', 'view page', 'page', 'screen',
        'screenview', 'screen_view', 'screen view', '$pageview', '$screen', '浏览', '访问', '查看',
        '打开', '进入', '曝光', '页面浏览', '浏览页面', '访问页面', '页面访问', '进入页面'
      ) as is_view,
    from staging.behaviours
    where occurred_at < getvariable('as_of') + 1
    group by event, page
  ),
  told as (
    select count(distinct file_page) filter (where is_view) <= 40 as by_page,
    from pairs
  ),
  named as (
    select
      pairs.file_event,
      pairs.file_page,
      pairs.events,
      case
        when pairs.file_event is null then pairs.file_page
        when pairs.is_view and told.by_page then concat_ws(' · ', pairs.file_event, pairs.file_page)
        else pairs.file_event
      end as event,
    from pairs, told
  )
select
  dense_rank() over (order by event)::integer as event_key,
  event,
  file_event,
  file_page,
  events::integer as events,
from named
where event is not null;
