-- Grain: one cell of the R × F grid, all 25 of them. How many customers share these two scores,
-- what do they bring, and which segment is the cell?
with
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
  )
select
  cells.r::integer as r,
  cells.f::integer as f,
  coalesce(filled.segment, cells.segment) as segment,
  coalesce(filled.customers, 0)::double as customers,
  coalesce(filled.revenue, 0)::double as revenue,
from mart.rfm_cells as cells
left join filled on cells.r = filled.r and cells.f = filled.f
order by cells.r desc, cells.f;
