-- Grain: one cell of the R × F grid, all 25 of them. How many customers share these two scores,
-- what do they bring, and which segment is the cell?
with
  rule as (
    select mode,
    from mart.scores
    limit 1
  ),
  classes as (
    select
      r,
      f,
      segment,
      sum(customers) as customers,
      sum(revenue_in_window) as revenue,
    from mart.around_classes
    where r is not null and (missed is null or missed = 'fact segment')
    group by r, f, segment
  ),
  -- The boxes of the R package also look at M: there a cell is named after most of its customers.
  filled as (
    select
      r,
      f,
      first(segment order by customers desc, segment) as segment,
      sum(customers) as customers,
      sum(revenue) as revenue,
    from classes
    group by r, f
  ),
  grid as (
    select
      recency.score as r,
      frequency.score as f,
      case
        when (select mode from rule) <> 'r-compatible'
          then mart.segment_of('grid', recency.score, frequency.score, null)
      end as segment,
    from range(1, 6) as recency (score)
    cross join range(1, 6) as frequency (score)
  )
select
  grid.r::integer as r,
  grid.f::integer as f,
  coalesce(filled.segment, grid.segment) as segment,
  coalesce(filled.customers, 0)::double as customers,
  coalesce(filled.revenue, 0)::double as revenue,
from grid
left join filled on grid.r = filled.r and grid.f = filled.f
order by grid.r desc, grid.f;
