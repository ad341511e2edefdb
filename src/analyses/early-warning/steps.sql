-- Grain: one next step. For how many customers of the audience is it suggested, with how much at
-- stake? A choice of next steps narrows nothing here.
select
  risks.next_step,
  count(*)::double as customers,
  sum(risks.value_at_risk)::double as value_at_risk,
from mart.churn_risks as risks
join mart.around as around on risks.customer_key = around.customer_key
where around.missed is null or around.missed = 'fact next_step'
group by risks.next_step
order by
  list_position(
    ['settle_first', 'personal_call', 'reminder', 'second_order', 'win_back', 'none'],
    risks.next_step
  ),
  risks.next_step;
