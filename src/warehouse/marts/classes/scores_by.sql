-- Grain: one customer of the facts; a table macro. Scores 1–5 for R, F and M by these cuts, 5 best,
-- and the segment.
create or replace macro mart.scores_by(facts, cuts) as table
with
  scored as (
    select
      customer_key,
      mode,
      (
        1
        + (recency <= recency_cuts[1])::integer
        + (recency <= recency_cuts[2])::integer
        + (recency <= recency_cuts[3])::integer
        + (recency <= recency_cuts[4])::integer
      )::integer as r,
      (
        1
        + (frequency >= frequency_cuts[1])::integer
        + (frequency >= frequency_cuts[2])::integer
        + (frequency >= frequency_cuts[3])::integer
        + (frequency >= frequency_cuts[4])::integer
      )::integer as f,
      (
        1
        + (monetary::double >= monetary_cuts[1])::integer
        + (monetary::double >= monetary_cuts[2])::integer
        + (monetary::double >= monetary_cuts[3])::integer
        + (monetary::double >= monetary_cuts[4])::integer
      )::integer as m,
    from query_table(facts), query_table(cuts)
  )
select
  customer_key,
  mode,
  r,
  f,
  m,
  mart.segment_of(mode, r, f, m) as segment,
from scored;
