-- Grain: one customer. What has each done besides buying, as of the date: visits, answers, tickets,
-- points, referrals, contacts, campaigns?
-- Counts are 0 for who is not in a table, and null for all where no record of the table names a
-- customer; sums, answers, balances and dates are null where nothing is known. A record after the
-- as-of date does not count, one without a date does.
create or replace table mart.engagement as
with
  -- Which tables name customers at all?
  told as (
    select
      exists (from staging.behaviours where customer_id is not null) as behaviours,
      exists (from staging.tickets where customer_id is not null) as tickets,
      exists (
        from staging.tickets
        where customer_id is not null and (solved_at is not null or status is not null)
      ) as solved_tickets,
      exists (from staging.feedback where customer_id is not null) as feedback,
      exists (from staging.referrals) as referrals,
      exists (from staging.referrals where referred_id is not null) as referred,
      exists (from staging.interactions where customer_id is not null) as interactions,
      exists (from staging.campaigns where customer_id is not null) as campaigns,
      exists (from staging.social where customer_id is not null) as social,
  ),
  -- A visit is a session; events without a session make one visit a day.
  visits as (
    select
      customer_id,
      coalesce('session ' || session_id, 'day ' || occurred_at::date) as visit,
      occurred_at::date as day,
      count(*) as events,
      count(page) as pages,
      sum(duration_s) as dwell_s,
    from staging.behaviours
    where customer_id is not null and occurred_at < getvariable('as_of') + 1
    group by all
  ),
  visitors as (
    select
      customer_id,
      count(distinct visit) as visits,
      count(distinct day) as visit_days,
      sum(events) as events,
      sum(pages) as pages,
      sum(dwell_s) as dwell_s,
      max(day) as last_visit,
    from visits
    group by customer_id
  ),
  requests as (
    select
      customer_id,
      count(*) as tickets,
      count(*) filter (where mart.is_complaint(concat_ws(' ', kind, category))) as complaints,
      count(*) filter (where mart.is_open(solved_at, status)) as open_tickets,
      max(opened_at)::date as last_ticket,
    from staging.tickets
    where customer_id is not null and (opened_at is null or opened_at < getvariable('as_of') + 1)
    group by customer_id
  ),
  answers as (
    select
      customer_id,
      feedback_id,
      given_at,
      score,
      is_complaint,
      type,
    from mart.answers
    where given_at is null or given_at < getvariable('as_of') + 1
  ),
  last_answers as (
    select
      customer_id,
      any_value(score) filter (where type = 'nps') as nps,
      any_value(score) filter (where type = 'csat') as csat,
    from (
      select *,
      from answers
      where type is not null
      qualify
        row_number() over (
          partition by customer_id, type
          order by given_at desc nulls last, feedback_id desc nulls last, score
        ) = 1
    )
    group by customer_id
  ),
  complainers as (
    select
      customer_id,
      count(*) as complaints,
    from answers
    where is_complaint
    group by customer_id
  ),
  -- The balance of a card is the last one written; where none is, what its entries come to. Redeemed
  -- and expired points are taken away also where the file gives them without a sign.
  cards as (
    select
      customer_id,
      card_id,
      arg_max(balance_after, (happened_at, -balance_after)) filter (where happened_at is not null)
        as balance,
      sum(
        case
          when
            points > 0
            and regexp_matches(
              entry, '兑换|使用|抵扣|扣减|扣除|消耗|支出|过期|失效|清零|(?i)redeem|burn|spen[dt]|\bused?\b|expire|deduct'
            ) then -points
          else points
        end
      ) as entries,
    from staging.loyalty
    where customer_id is not null and (happened_at is null or happened_at < getvariable('as_of') + 1)
    group by customer_id, card_id
  ),
  balances as (
    select
      customer_id,
      sum(coalesce(balance, entries)) as points,
    from cards
    group by customer_id
  ),
  referred as (
    select distinct referred_id as customer_id,
    from staging.referrals
    where
      referred_id is not null and (referred_at is null or referred_at < getvariable('as_of') + 1)
  ),
  contacted as (
    select
      customer_id,
      count(*) as contacts,
      max(happened_at)::date as last_contact,
    from staging.interactions
    where customer_id is not null and (happened_at is null or happened_at < getvariable('as_of') + 1)
    group by customer_id
  ),
  -- Who was held back as a control group was not reached, and does not respond.
  reached as (
    select
      customer_id,
      count(distinct coalesce(campaign_id, campaign)) as campaigns,
      count(distinct coalesce(campaign_id, campaign)) filter (
        where least(responded_at, participated_at) < getvariable('as_of') + 1
      ) as campaign_responses,
    from staging.campaigns
    where
      customer_id is not null
      and control_group is not true
      and (sent_at is null or sent_at < getvariable('as_of') + 1)
    group by customer_id
  ),
  social as (
    select
      customer_id,
      count(*) as social_actions,
    from staging.social
    where customer_id is not null and (happened_at is null or happened_at < getvariable('as_of') + 1)
    group by customer_id
  ),
  departed as (
    select
      customer_id,
      max(left_at)::date as left_at,
    from staging.departures
    where customer_id is not null and left_at < getvariable('as_of') + 1
    group by customer_id
  )
select
  keys.customer_key,
  case when told.behaviours then coalesce(visitors.visits, 0) end::integer as visits,
  case when told.behaviours then coalesce(visitors.visit_days, 0) end::integer as visit_days,
  case when told.behaviours then coalesce(visitors.events, 0) end::integer as events,
  case when told.behaviours then coalesce(visitors.pages, 0) end::integer as pages,
  visitors.dwell_s::double as dwell_s,
  visitors.last_visit,
  (getvariable('as_of') - visitors.last_visit)::integer as visit_recency,
  case when told.tickets then coalesce(requests.tickets, 0) end::integer as tickets,
  case
    when told.tickets or told.feedback
      then coalesce(requests.complaints, 0) + coalesce(complainers.complaints, 0)
  end::integer as complaints,
  case when told.solved_tickets then coalesce(requests.open_tickets, 0) end::integer
    as open_tickets,
  requests.last_ticket,
  last_answers.nps::integer as nps,
  last_answers.csat::double as csat,
  balances.points::double as points,
  case when told.referrals then coalesce(referrers.referrals_made, 0) end::integer
    as referrals_made,
  case when told.referrals then coalesce(referrers.referrals_converted, 0) end::integer
    as referrals_converted,
  case when told.referred then referred.customer_id is not null end as was_referred,
  case when told.interactions then coalesce(contacted.contacts, 0) end::integer as contacts,
  contacted.last_contact,
  case when told.campaigns then coalesce(reached.campaigns, 0) end::integer as campaigns,
  case when told.campaigns then coalesce(reached.campaign_responses, 0) end::integer
    as campaign_responses,
  case when told.social then coalesce(social.social_actions, 0) end::integer as social_actions,
  departed.left_at,
from mart.keys as keys
cross join told
left join visitors on keys.customer_id = visitors.customer_id
left join requests on keys.customer_id = requests.customer_id
left join last_answers on keys.customer_id = last_answers.customer_id
left join complainers on keys.customer_id = complainers.customer_id
left join balances on keys.customer_id = balances.customer_id
left join mart.referrers as referrers on keys.customer_key = referrers.customer_key
left join referred on keys.customer_id = referred.customer_id
left join contacted on keys.customer_id = contacted.customer_id
left join reached on keys.customer_id = reached.customer_id
left join social on keys.customer_id = social.customer_id
left join departed on keys.customer_id = departed.customer_id;
