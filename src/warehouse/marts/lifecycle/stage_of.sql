-- Grain: one value; a macro. In which stage of the lifecycle is a customer with so many order days, of
-- which the last is so many days ago? By the own rhythm, which T (`churn_days`) and w (`new_days`)
-- measure, or by days that are the same for all. The first match wins.
create or replace macro mart.stage_of(
  order_days, recency, median_gap, last_gap, earlier_median_gap, churn_days, new_days
) as case
  when order_days = 0 then 'potential'
  when getvariable('stage_rule') = 'fixed_days' then case
    when recency > getvariable('stage_lost_days') then 'lost'
    when order_days = 1 and recency <= getvariable('stage_new_days') then 'new'
    when recency <= getvariable('stage_active_days') then 'active'
    else 'silent'
  end
  when recency > 2 * churn_days then 'lost'
  when recency > churn_days then 'dormant'
  when order_days = 1 and recency <= new_days then 'new'
  when
    order_days >= 2
    and recency <= new_days
    and last_gap > churn_days
    and (order_days = 2 or last_gap > 2 * earlier_median_gap) then 'reactivated'
  when order_days >= 3 and recency <= 1.5 * median_gap then 'loyal'
  when recency <= churn_days / 2 then 'active'
  else 'at_risk'
end;
