-- Grain: one customer with an order in the window. Scores 1–5 for R, F and M, and the segment.
-- Equal values always get equal scores: ranks of values, never of rows. The arithmetic is in
-- integers, so that a rank on a fifth falls on the same side everywhere.
create or replace table mart.scores as
with
  facts as (
    select
      customer_key,
      recency,
      orders_in_window as frequency,
      revenue_in_window as monetary,
    from mart.purchases
    where orders_in_window > 0
  ),
  ranked as (
    select
      *,
      rank() over (order by recency) - 1 as recency_rank,
      rank() over (order by frequency) - 1 as frequency_rank,
      rank() over (order by monetary) - 1 as monetary_rank,
      greatest(count(*) over () - 1, 1) as last_rank,
    from facts
  ),
  quintiles as (
    select
      *,
      5 - least(4, (5 * recency_rank) // last_rank) as r_quintile,
      least(5, 1 + (5 * frequency_rank) // last_rank) as f_quintile,
      least(5, 1 + (5 * monetary_rank) // last_rank) as m_quintile,
    from ranked
  ),
  -- The R package adds one to the type-7 quantiles and counts the cuts that a value reaches.
  r_cuts as (
    select
      list_transform(quantile_cont(recency, [0.2, 0.4, 0.6, 0.8]), lambda cut: cut + 1) as recency,
      list_transform(quantile_cont(frequency, [0.2, 0.4, 0.6, 0.8]), lambda cut: cut + 1)
        as frequency,
      list_transform(quantile_cont(monetary::double, [0.2, 0.4, 0.6, 0.8]), lambda cut: cut + 1)
        as monetary,
    from facts
    where getvariable('rfm_mode') = 'r-compatible'
  ),
  own_cuts as (
    select
      string_split(getvariable('rfm_recency_cuts'), ',')::double[] as recency,
      string_split(getvariable('rfm_frequency_cuts'), ',')::double[] as frequency,
      string_split(getvariable('rfm_monetary_cuts'), ',')::double[] as monetary,
  ),
  rule as (
    select
      case
        when getvariable('rfm_mode') = 'quintiles' and count(distinct f_quintile) < 4 then 'fixed'
        else getvariable('rfm_mode')
      end as mode,
    from quintiles
  ),
  scored as (
    select
      quintiles.customer_key,
      rule.mode,
      case rule.mode
        when 'own' then 5
        - (quintiles.recency > own_cuts.recency[1])::integer
        - (quintiles.recency > own_cuts.recency[2])::integer
        - (quintiles.recency > own_cuts.recency[3])::integer
        - (quintiles.recency > own_cuts.recency[4])::integer
        when 'r-compatible' then 5
        - (quintiles.recency >= r_cuts.recency[1])::integer
        - (quintiles.recency >= r_cuts.recency[2])::integer
        - (quintiles.recency >= r_cuts.recency[3])::integer
        - (quintiles.recency >= r_cuts.recency[4])::integer
        else r_quintile
      end as r,
      case rule.mode
        when 'fixed' then 1
        + (quintiles.frequency >= 2)::integer
        + (quintiles.frequency >= 3)::integer
        + (quintiles.frequency >= 5)::integer
        + (quintiles.frequency >= 10)::integer
        when 'own' then 1
        + (quintiles.frequency >= own_cuts.frequency[1])::integer
        + (quintiles.frequency >= own_cuts.frequency[2])::integer
        + (quintiles.frequency >= own_cuts.frequency[3])::integer
        + (quintiles.frequency >= own_cuts.frequency[4])::integer
        when 'r-compatible' then 1
        + (quintiles.frequency >= r_cuts.frequency[1])::integer
        + (quintiles.frequency >= r_cuts.frequency[2])::integer
        + (quintiles.frequency >= r_cuts.frequency[3])::integer
        + (quintiles.frequency >= r_cuts.frequency[4])::integer
        else f_quintile
      end as f,
      case rule.mode
        when 'own' then 1
        + (quintiles.monetary >= own_cuts.monetary[1])::integer
        + (quintiles.monetary >= own_cuts.monetary[2])::integer
        + (quintiles.monetary >= own_cuts.monetary[3])::integer
        + (quintiles.monetary >= own_cuts.monetary[4])::integer
        when 'r-compatible' then 1
        + (quintiles.monetary >= r_cuts.monetary[1])::integer
        + (quintiles.monetary >= r_cuts.monetary[2])::integer
        + (quintiles.monetary >= r_cuts.monetary[3])::integer
        + (quintiles.monetary >= r_cuts.monetary[4])::integer
        else m_quintile
      end as m,
    from quintiles, rule, r_cuts, own_cuts
  )
select
  customer_key,
  mode,
  r::integer as r,
  f::integer as f,
  m::integer as m,
  case
    when mode = 'r-compatible' then case
      when r = 5 and f = 5 and m = 5 then 'champions'
      when r between 3 and 5 and f between 3 and 5 and m between 2 and 5 then 'potential_loyalist'
      when r between 2 and 4 and f between 2 and 4 and m between 2 and 4 then 'loyal'
      when r between 3 and 4 and f between 1 and 3 and m between 3 and 5 then 'promising'
      when r between 4 and 5 and f between 1 and 3 and m between 1 and 5 then 'new'
      when r between 1 and 2 and f between 3 and 4 and m between 4 and 5 then 'cant_lose'
      when r between 1 and 2 and f between 2 and 5 and m between 4 and 5 then 'at_risk'
      when r between 1 and 3 and f between 3 and 5 and m between 3 and 5 then 'need_attention'
      when r between 2 and 3 and f between 1 and 3 and m between 1 and 4 then 'about_to_sleep'
      when r = 1 and f between 1 and 5 and m between 1 and 5 then 'lost'
      else 'others'
    end
    when r = 5 and f >= 4 then 'champions'
    when r between 3 and 4 and f >= 4 then 'loyal'
    when r >= 4 and f between 2 and 3 then 'potential_loyalist'
    when r = 5 and f = 1 then 'new'
    when r = 4 and f = 1 then 'promising'
    when r = 3 and f = 3 then 'need_attention'
    when r = 3 and f <= 2 then 'about_to_sleep'
    when r <= 2 and f between 3 and 4 then 'at_risk'
    when r <= 2 and f = 5 then 'cant_lose'
    when r = 1 and f = 1 then 'lost'
    else 'hibernating'
  end as segment,
from scored;
