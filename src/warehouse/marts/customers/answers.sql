-- Grain: one answer of a customer. Is it one about recommending (nps), one about satisfaction (csat),
-- or neither, and is it a complaint?
-- Scales are never mixed. An NPS answer is a whole number 0–10 that calls itself NPS or asks for a
-- recommendation, on a scale up to ten or an unnamed one, or whose scale names 0 to 10. A
-- satisfaction answer is 1–5 on a scale up to five, or one called CSAT on an unnamed scale.
-- Answers that say neither their kind nor their scale are neither.
create or replace view mart.answers as
select
  customer_id,
  feedback_id,
  given_at,
  score,
  mart.is_complaint(kind) as is_complaint,
  case
    when
      score between 0 and 10
      and score = floor(score)
      and (asks_for_nps and coalesce(top, '10') = '10' or regexp_matches(scale, '^\s*0\D+10\b'))
      then 'nps'
    when
      score between 1 and 5
      and not asks_for_nps
      and (top = '5' or scale is null and regexp_matches(about, '(?i)csat')) then 'csat'
  end as type,
from (
  select
    *,
    concat_ws(' ', kind, question) as about,
    regexp_matches(concat_ws(' ', kind, question, scale), '(?i)\bnps\b|nps|推荐|recommend')
      as asks_for_nps,
    nullif(regexp_extract(scale, '(\d+)(\.0+)?\D*$', 1), '') as top,
  from staging.feedback
  where customer_id is not null
);
