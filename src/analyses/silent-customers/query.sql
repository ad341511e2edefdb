-- Grain: one band of days since the last order. How many customers are silent so long, what had they
-- brought in the 365 days up to their last order, and how many of the past silences that reached the
-- band ended in an order within 90 days? The first band are those beyond their own rhythm only.
with
  rule as (
    select floor(churn_days)::integer as whole_days,
    from mart.thresholds
  ),
  -- Round limits beyond T; the first one not right behind it.
  cuts as (
    select cut,
    from (select unnest([30, 60, 90, 180, 365, 730, 1460, 2920]) as cut), rule
    where cut >= 1.25 * whole_days
    order by cut
    limit 4
  ),
  limits as (
    select whole_days as after,
    from rule
    union all
    select cut as after,
    from cuts
  ),
  bands as (
    select 0 as band, 0 as from_days, whole_days as to_days
    from rule
    union all
    select
      row_number() over (order by after) as band,
      after + 1 as from_days,
      lead(after) over (order by after) as to_days,
    from limits
  ),
  -- A choice of days since the last order leaves the other bands standing.
  people as (
    select customer_key,
    from mart.around
    where missed is null or missed = 'fact recency'
  ),
  now as (
    select
      bands.band,
      count(*) as customers,
      sum(silent.revenue_before) as revenue_before,
    from mart.silent_customers as silent
    join people on silent.customer_key = people.customer_key
    join bands
      on silent.days >= bands.from_days and (bands.to_days is null or silent.days <= bands.to_days)
    group by bands.band
  ),
  -- The day on which a silence came into the band, if it lasted so long.
  entered as (
    select
      bands.band,
      greatest(silences.last_day + bands.from_days, silences.silent_from) as entry,
      silences.returned_on,
    from mart.silences as silences
    join people on silences.customer_key = people.customer_key
    join bands on bands.band > 0 or silences.rule = 'rhythm'
    where coalesce(silences.returned_on >= entry, true)
  ),
  -- Full chances only: all of the 90 days are over.
  chances as (
    select
      band,
      count(*) as chances,
      count(*) filter (where returned_on < entry + 90) as won_back,
    from entered
    where entry + 89 <= getvariable('as_of')
    group by band
  )
select
  bands.band::integer as band,
  bands.band = 0 as is_early,
  case when bands.band > 0 then bands.from_days end::double as from_days,
  bands.to_days::double as to_days,
  coalesce(now.customers, 0)::double as customers,
  (now.customers / sum(now.customers) over ())::double as share,
  coalesce(now.revenue_before, 0)::double as revenue_before,
  coalesce(chances.chances, 0)::double as chances,
  coalesce(chances.won_back, 0)::double as won_back,
  (chances.won_back / chances.chances)::double as win_back_rate,
  coalesce(chances.chances, 0) < 30 as is_small,
from bands
left join now on bands.band = now.band
left join chances on bands.band = chances.band
where now.band is not null or chances.band is not null
order by bands.band;
