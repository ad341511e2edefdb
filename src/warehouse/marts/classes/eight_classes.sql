-- Grain: one customer. In which of the eight classes is each? Recency, frequency and value are each
-- good or not; whoever has no order in the window is in none.
-- A value is compared with the mean as value × customers with the sum: equal is equal.
create or replace table mart.eight_classes as
with
  judged as (
    select
      facts.customer_key,
      case
        when cuts.cut = 'mean_score' then scores.r * cuts.customers >= cuts.r_sum
        else facts.recency * cuts.customers <= cuts.recency_sum
      end as is_recent,
      case
        when cuts.cut = 'mean_score' then scores.f * cuts.customers >= cuts.f_sum
        else facts.frequency * cuts.customers >= cuts.frequency_sum
      end as is_frequent,
      case
        when cuts.cut = 'mean_score' then scores.m * cuts.customers >= cuts.m_sum
        else facts.monetary * cuts.customers >= cuts.monetary_sum
      end as is_valuable,
    from mart.rfm_facts as facts
    join mart.scores as scores on facts.customer_key = scores.customer_key
    cross join mart.eight_class_cuts as cuts
  )
select
  keys.customer_key,
  case
    when judged.customer_key is null then 'none'
    else if(judged.is_valuable, 'important', 'general') || case
      when judged.is_recent and judged.is_frequent then '_value'
      when judged.is_frequent then '_keep'
      when judged.is_recent then '_develop'
      else '_win_back'
    end
  end as eight_class,
  judged.is_recent,
  judged.is_frequent,
  judged.is_valuable,
from mart.keys as keys
left join judged on keys.customer_key = judged.customer_key;
