-- Grain: one row. Does the profile also read what orders say? Where there are very many lines only
-- if that is asked for.
create or replace view mart.profile_scope as
select getvariable('profile_orders') = 'always' or count(*) <= 300000 as reads_orders,
from staging.transactions;
