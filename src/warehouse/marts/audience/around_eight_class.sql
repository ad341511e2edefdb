-- Grain: one customer. The audience as it would be without its choice among the eight classes, for
-- the chart in which they are chosen: it keeps showing all of them.
create or replace view mart.around_eight_class as
select
  customers.*,
  eight_classes.eight_class,
from mart.customers as customers
join mart.eight_classes as eight_classes on customers.customer_key = eight_classes.customer_key
join mart.around as around on customers.customer_key = around.customer_key
where around.missed is null or around.missed = 'fact eight_class';
