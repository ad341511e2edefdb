-- Grain: one customer that is not lost, at one of the dates at which risks are told. What was known
-- of it then, and did it churn? `split`: 0 the model learns from, 1 it is tested on, 2 it scores
-- today. What the next step depends on is known for today alone.
select
  (list_position(['train', 'test', 'now'], facts.split) - 1)::double as split,
  facts.customer_key::double as customer_key,
  facts.recency,
  facts.ratio,
  facts.order_days,
  facts.tenure,
  facts.revenue,
  facts.order_trend,
  facts.refund_share,
  facts.discount_share,
  facts.visit_days,
  facts.visit_trend,
  facts.tickets,
  facts.complaints,
  facts.nps,
  facts.csat,
  facts.campaigns_answered,
  facts.unsubscribed,
  facts.churned::integer::double as churned,
  (facts.recency < splits.days)::integer::double as is_active,
  case
    when facts.split = 'now' then coalesce(customers.tier = 'a' or customers.important, false)
  end::integer::double as is_important,
  case when facts.split = 'now' then coalesce(engagement.open_tickets, 0) end::double
    as open_tickets,
from mart.warning_facts as facts
join mart.warning_splits as splits on facts.split = splits.split
join mart.customers as customers on facts.customer_key = customers.customer_key
left join mart.engagement as engagement on facts.customer_key = engagement.customer_key
order by 1, facts.customer_key;
