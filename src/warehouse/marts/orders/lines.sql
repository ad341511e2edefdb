-- Grain: one valid order line; an order of which only the header is known is one line without a
-- product. Unpaid, closed and test lines are out, and so are orders given back in full and return
-- documents. Columns as in `mart.document_lines`; a negative quantity is a return in the order.
create or replace view mart.lines as
select * exclude (is_order),
from mart.document_lines
where is_order;
