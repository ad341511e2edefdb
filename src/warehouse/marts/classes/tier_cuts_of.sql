-- Grain: one row; a table macro. From which value on is a customer in tier A, and in tier B? A while
-- strictly greater ones hold less than 80 % of the positive value, B less than 95 %.
create or replace macro mart.tier_cuts_of(worths) as table
with
  levels as (
    select
      value,
      sum(value) as level_value,
    from query_table(worths)
    where value > 0
    group by value
  ),
  cumulated as (
    select
      value,
      coalesce(
        sum(level_value) over (
          order by value desc rows between unbounded preceding and 1 preceding
        ),
        0
      ) / sum(level_value) over () as share_above,
    from levels
  )
select
  min(value) filter (where share_above < getvariable('tier_a')) as a_cut,
  min(value) filter (where share_above < getvariable('tier_b')) as b_cut,
from cumulated;
