-- Grain: one cell of the R × F grid, all 25 of them. Which segment is the cell? None in the mode of
-- the R package, whose boxes also look at M.
create or replace table mart.rfm_cells as
select
  recency.score::integer as r,
  frequency.score::integer as f,
  case
    when (select any_value(mode) from mart.scores) <> 'r-compatible'
      then mart.segment_of('grid', recency.score, frequency.score, null)
  end as segment,
from range(1, 6) as recency (score)
cross join range(1, 6) as frequency (score);
