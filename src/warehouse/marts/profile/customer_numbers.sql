-- Grain: one number of one customer. What can be measured of each, over all tables? What is said of
-- buying is said of those who have bought, and counts are of those who have any.
create or replace table mart.customer_numbers as
select
  customer_key,
  measure,
  value,
from (
  unpivot (
    select
      customers.customer_key,
      case when customers.order_days > 0 then customers.orders end::double as orders,
      case when customers.order_days > 0 then customers.revenue end::double as revenue,
      (customers.revenue / nullif(customers.orders, 0))::double as average_order,
      customers.recency::double as recency,
      customers.mean_gap::double as mean_gap,
      nullif(engagement.visits, 0)::double as visits,
      nullif(engagement.pages, 0)::double as pages,
      nullif(engagement.dwell_s, 0)::double as dwell_s,
      engagement.visit_recency::double as visit_recency,
      engagement.nps::double as nps,
      engagement.csat::double as csat,
      nullif(engagement.tickets, 0)::double as tickets,
      engagement.points::double as points,
      nullif(engagement.contacts, 0)::double as contacts,
      nullif(engagement.campaigns, 0)::double as campaigns,
      nullif(engagement.social_actions, 0)::double as social_actions,
      nullif(engagement.referrals_made, 0)::double as referrals_made,
    from mart.customers as customers
    left join mart.engagement as engagement on customers.customer_key = engagement.customer_key
  )
  on columns(* exclude (customer_key))
  into name measure value value
)
union all
select
  customer_key,
  measure,
  value,
from mart.number_attributes;
