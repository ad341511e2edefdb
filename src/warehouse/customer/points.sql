-- Grain: one row. What does the customer hold in points and cards? Entries of files that write what was
-- spent without a sign are told by their word. Points used are the oldest ones: those that expire within
-- 90 days are at most what the balance holds beyond the points that last longer.
with
  entries as (
    select
      *,
      case
        when
          points > 0
          and regexp_matches(
            lower(entry), '兑换|消费|抵扣|使用|扣|过期|失效|redeem|spen[dt]|burn|use|expire|deduct'
          ) then -points
        else points
      end as movement,
    from staging.loyalty
    where
      customer_id = getvariable('customer_id')
      and (happened_at is null or happened_at < getvariable('as_of') + 1)
  ),
  summed as (
    select
      count(*) as entries,
      coalesce(
        last(balance_after order by happened_at) filter (where balance_after is not null),
        sum(movement)
      ) as balance,
      coalesce(sum(movement) filter (where movement > 0), 0) as earned,
      coalesce(-sum(movement) filter (where movement < 0), 0) as used,
      coalesce(
        sum(movement) filter (
          where
            movement > 0
            and expires_at >= getvariable('as_of') + 1
            and expires_at < getvariable('as_of') + 91
        ),
        0
      ) as soon,
      coalesce(
        sum(movement) filter (
          where movement > 0 and (expires_at is null or expires_at >= getvariable('as_of') + 91)
        ),
        0
      ) as lasting,
      min(expires_at) filter (where movement > 0 and expires_at >= getvariable('as_of') + 1)
        as next_expiry,
      sum(amount) as stored,
      last(level order by happened_at) filter (where level is not null) as level,
      string_agg(distinct card, '、' order by card) as cards,
    from entries
  ),
  given as (
    select
      string_agg(distinct coupon, '、' order by coupon) as coupons,
    from staging.campaigns
    where customer_id = getvariable('customer_id') and sent_at < getvariable('as_of') + 1
  )
select
  summed.entries::double as entries,
  summed.balance::double as balance,
  summed.earned::double as earned,
  summed.used::double as used,
  greatest(0, least(summed.soon, summed.balance - summed.lasting))::double as expiring,
  summed.next_expiry::timestamp as next_expiry,
  summed.stored::double as stored,
  summed.level,
  summed.cards,
  given.coupons,
from summed, given;
