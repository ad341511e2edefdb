-- Grain: one row. By what are they sorted, and how many customers bought anything?
select
  getvariable('sorted_by') as sorted_by,
  count(distinct lines.customer_key)::double as all_buyers,
from mart.document_lines as lines
join mart.audience as audience on lines.customer_key = audience.customer_key
-- What came back was not bought.
where lines.is_order and coalesce(lines.quantity, 1) > 0;
