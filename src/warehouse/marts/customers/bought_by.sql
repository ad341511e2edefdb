-- Grain: one customer with a document; a table macro. What has each bought in these documents, which
-- are orders as of a day? Value is net sales, or profit: net sales less cost, of the orders whose
-- cost is known, from their lines or else from the products.
create or replace macro mart.bought_by(documents, until) as table
select
  customer_key,
  (count(*) filter (where is_order))::integer as orders,
  (count(*) filter (where is_order and in_window))::integer as orders_in_window,
  sum(revenue)::decimal(18, 4) as revenue,
  coalesce(sum(revenue) filter (where in_window), 0)::decimal(18, 4) as revenue_in_window,
  (sum(cost) filter (where is_order))::decimal(18, 4) as cost,
  case
    when any_value(value_basis.basis) = 'profit' then sum(profit)
    else sum(revenue)
  end::decimal(18, 4) as value,
  case
    when any_value(value_basis.basis) = 'profit' then coalesce(sum(profit) filter (where in_window), 0)
    else coalesce(sum(revenue) filter (where in_window), 0)
  end::decimal(18, 4) as value_in_window,
  max(day) filter (where is_order) as last_day,
from (
  select
    documents.*,
    getvariable('rfm_window') is null
    or documents.day > until - getvariable('rfm_window') as in_window,
    case
      -- Not asked for: known beforehand, so that summing it costs nothing.
      when getvariable('value_basis') <> 'profit' then 0
      when documents.is_order and coalesce(documents.cost, goods.cost) is null then 0
      -- What came back has its cost back too; an order that was refunded in full cost nothing.
      when documents.is_order or coalesce(documents.cost, goods.cost) < 0
        then documents.revenue - coalesce(documents.cost, goods.cost)
      else documents.revenue
    end as profit,
  from query_table(documents) as documents
  left join mart.order_costs as goods on documents.order_id = goods.order_id
  where documents.customer_key is not null and documents.state = 'valid'
), mart.value_basis as value_basis
group by customer_key;
