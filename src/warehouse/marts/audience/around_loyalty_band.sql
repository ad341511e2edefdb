-- Grain: one customer. The audience as it would be without its choice of loyalty bands, for the chart
-- in which they are chosen: it keeps showing all of them.
create or replace view mart.around_loyalty_band as
select
  customers.*,
  loyalty_bands.* exclude (customer_key),
from mart.customers as customers
join mart.loyalty_bands as loyalty_bands on customers.customer_key = loyalty_bands.customer_key
join mart.around as around on customers.customer_key = around.customer_key
where around.missed is null or around.missed = 'fact loyalty_band';
