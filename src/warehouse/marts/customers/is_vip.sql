-- Grain: one value; a macro. Does the name of a member tier say that its members are VIPs?
create or replace macro mart.is_vip(member_tier) as coalesce(
  regexp_matches(member_tier, '(?i)vip|贵宾|尊享|至尊|黑金|黑卡|钻石|铂金|白金|diamond|platinum|black')
  and not regexp_matches(member_tier, '(?i)^(非|non|not)'),
  false
);
