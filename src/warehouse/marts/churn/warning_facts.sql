-- Grain: one customer with an order, at one of the dates at which risks are told. What was known of
-- each then, and did it order in the days after? Who has not ordered for twice as long as is looked
-- ahead is lost already, and not warned of. What came of a date is what was known at the next one;
-- null: it is not over.
create or replace table mart.warning_facts as
with
  orders_train as materialized (
    select customer_key, day, state, is_order, paid, refund, revenue,
    from mart.orders_at((select day from mart.warning_splits where split = 'train'))
  ),
  orders_test as materialized (
    select customer_key, day, state, is_order, paid, refund, revenue,
    from mart.orders_at((select day from mart.warning_splits where split = 'test'))
  ),
  facts as materialized (
    select 'train' as split, *,
    from mart.warning_facts_of(
      'orders_train',
      (select day from mart.warning_splits where split = 'train'),
      (select any_value(days) from mart.warning_splits)
    )
    union all
    select 'test' as split, *,
    from mart.warning_facts_of(
      'orders_test',
      (select day from mart.warning_splits where split = 'test'),
      (select any_value(days) from mart.warning_splits)
    )
    union all
    select 'now' as split, *,
    from mart.warning_facts_of(
      'mart.orders',
      (select day from mart.warning_splits where split = 'now'),
      (select any_value(days) from mart.warning_splits)
    )
  ),
  dated as (
    select
      facts.*,
      splits.day,
      case splits.split when 'train' then 'test' when 'test' then 'now' end as next_split,
    from facts
    join mart.warning_splits as splits on facts.split = splits.split
    where facts.recency < 2 * splits.days
  )
select
  dated.* exclude (day, next_split, last_day),
  case when dated.next_split is not null then coalesce(later.last_day <= dated.day, true) end
    as churned,
from dated
left join facts as later
  on dated.next_split = later.split and dated.customer_key = later.customer_key;
