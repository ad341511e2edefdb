-- Grain: one row. Does the profile also read what orders say? Not where there are very many lines.
create or replace view mart.profile_scope as
select count(*) <= 300000 as reads_orders,
from staging.transactions;
