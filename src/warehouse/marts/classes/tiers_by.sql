-- Grain: one customer; a table macro. Which tier does its value make, by these cuts? Equal values,
-- equal tier.
create or replace macro mart.tiers_by(worths, cuts) as table
select
  customer_key,
  case
    when value >= a_cut then 'a'
    when value >= b_cut then 'b'
    else 'c'
  end as tier,
from query_table(worths), query_table(cuts);
