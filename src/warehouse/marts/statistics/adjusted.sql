-- Grain: one row of these tests; a table macro. What is each `p_tested` worth, `p_adjusted`, among so many
-- that are not null (Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57:289)? Of those below 0.05 no more
-- than 5 % are expected to be chance.
create or replace macro mart.adjusted(tests) as table
select
  * exclude (p_scaled),
  case
    -- `least` would make a missing value 1.
    when p_tested is not null then least(1, min(p_scaled) over (order by p_tested desc))
  end as p_adjusted,
from (
  select
    *,
    -- As many as have at most this value: equal values have the same place.
    p_tested * count(p_tested) over () / count(p_tested) over (order by p_tested) as p_scaled,
  from query_table(tests)
);
