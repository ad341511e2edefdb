-- Grain: one customer. The audience as it would be without its choice of stages, for the chart in
-- which stages are chosen: it keeps showing all of them.
create or replace view mart.around_stage as
select customers.*,
from mart.customers as customers
join mart.around as around on customers.customer_key = around.customer_key
where around.missed is null or around.missed = 'fact stage';
