-- Grain: one class of customers by what they do on the page. Customers without a visit are a class of
-- their own; a search word may be of several customers, and one customer's words are several.
with
  visits as (
    select
      customer_key,
      count(*) as visits,
      getvariable('as_of') - max(begun_at)::date as recency,
      sum(dwell_s) / nullif(count(dwell_s), 0) as dwell_s,
      sum(pages) / count(*) as pages,
    from mart.visits
    where customer_key is not null
    group by customer_key
  ),
  -- The source and the device of most visits; of equally many the first by name.
  ways as (
    select
      customer_key,
      arg_min(way, (-visits, way)) as way,
    from (
      select
        customer_key,
        case getvariable('view') when 'device' then device else source end as way,
        count(*) as visits,
      from mart.visits
      where customer_key is not null
      group by customer_key, way
    )
    where way is not null
    group by customer_key
  ),
  people as (
    select
      customers.customer_key,
      customers.revenue::double as revenue,
      coalesce(visits.visits, 0) as visits,
      visits.recency,
      visits.dwell_s,
      visits.pages,
      ways.way,
    from mart.customers as customers
    join mart.audience as audience on customers.customer_key = audience.customer_key
    left join visits on customers.customer_key = visits.customer_key
    left join ways on customers.customer_key = ways.customer_key
  ),
  -- What was done at which part of the week: visits, or orders where no visits are recorded.
  done as (
    select
      customer_key,
      begun_at as done_at,
    from mart.visits
    where customer_key is not null
    union all
    select
      customer_key,
      ordered_at as done_at,
    from mart.orders
    where is_order and customer_key is not null and not exists (select 1 from visits)
  ),
  words as (
    select
      keys.customer_key,
      lower(trim(behaviours.keyword)) as class,
      count(*) as visits,
    from staging.behaviours as behaviours
    join mart.keys as keys on behaviours.customer_id = keys.customer_id
    where
      trim(behaviours.keyword) <> '' and behaviours.occurred_at < getvariable('as_of') + 1
    group by keys.customer_key, class
  ),
  classed as (
    select
      customer_key,
      case getvariable('view')
        when 'recency' then case
          when visits = 0 then 'no_visit'
          when recency <= 7 then 'days_7'
          when recency <= 30 then 'days_30'
          when recency <= 90 then 'days_90'
          else 'days_more'
        end
        when 'frequency' then case
          when visits = 0 then 'no_visit'
          when visits = 1 then 'visits_1'
          when visits <= 3 then 'visits_3'
          when visits <= 9 then 'visits_9'
          else 'visits_10'
        end
        when 'dwell' then case
          when visits = 0 then 'no_visit'
          when dwell_s is null then 'not_told'
          when dwell_s < 30 then 'dwell_30'
          when dwell_s < 120 then 'dwell_120'
          when dwell_s < 600 then 'dwell_600'
          else 'dwell_more'
        end
        when 'pages' then case
          when visits = 0 then 'no_visit'
          when pages = 0 then 'not_told'
          when pages < 2 then 'pages_1'
          when pages < 4 then 'pages_3'
          when pages < 10 then 'pages_9'
          else 'pages_10'
        end
        else case
          when visits = 0 then 'no_visit'
          when way is null then 'not_told'
          else way
        end
      end as class,
      visits,
    from people
    where getvariable('view') not in ('habit', 'words') and exists (select 1 from visits)
    union all
    select
      customer_key,
      'weekday_' || isodow(done_at) as class,
      count(*) as visits,
    from done
    where getvariable('view') = 'habit'
    group by customer_key, class
    union all
    select
      customer_key,
      class,
      visits,
    from words
    where getvariable('view') = 'words'
  ),
  told as (
    select count(distinct classed.customer_key) as customers,
    from classed
    join people on classed.customer_key = people.customer_key
  )
select
  getvariable('view') as view,
  classed.class,
  count(*)::double as customers,
  (count(*) / any_value(told.customers))::double as share,
  sum(classed.visits)::double as visits,
  sum(people.revenue)::double as revenue,
from classed
join people on classed.customer_key = people.customer_key
cross join told
group by classed.class
order by
  classed.class in ('no_visit', 'not_told'),
  coalesce(
    list_position(
      [
        'days_7', 'days_30', 'days_90', 'days_more', 'visits_1', 'visits_3', 'visits_9', 'visits_10',
        'dwell_30', 'dwell_120', 'dwell_600', 'dwell_more', 'pages_1', 'pages_3', 'pages_9',
        'pages_10', 'weekday_1', 'weekday_2', 'weekday_3', 'weekday_4', 'weekday_5', 'weekday_6',
        'weekday_7'
      ],
      classed.class
    ),
    99
  ),
  customers desc,
  visits desc,
  classed.class
limit 300;
