-- Grain: one customer of whom the customer file says whether the contract goes on. Has it ended as of
-- the date, when, and after how long? Empty where the file says nothing of the kind.
create or replace table mart.contracts as
with
  -- What a column of status has to say to be read: exactly these words, in most of its rows.
  words as (
    select
      unnest([
        '流失', '已流失', '流失客户', '注销', '已注销', '销户', '已销户', '停用', '已停用', '退订',
        '已退订', '已退', '退会', '已退会', '退网', '已退网', '离网', '已离网', '拆机', '退租', '已退租',
        '解约', '已解约', '终止', '已终止', '到期', '已到期', '过期', '已过期', '失效', '已失效', '取消',
        '已取消', '关闭', '已关闭', '未续费', '未续约', 'cancelled', 'canceled', 'churned', 'inactive',
        'terminated', 'closed', 'lapsed', 'expired', 'ended', 'deactivated', 'disabled', 'unsubscribed',
        'lost', 'left', 'attrited', 'attrited customer', 'former', 'former customer', 'departed',
        'withdrawn', 'not renewed', 'non renewed'
      ]) as word,
      true as is_ended,
    union all
    select
      unnest([
        '活跃', '正常', '在网', '在用', '使用中', '有效', '生效', '生效中', '激活', '已激活', '启用',
        '已启用', '开通', '已开通', '在约', '履约中', '续费', '已续费', '续约', '已续约', '未流失', '留存',
        '试用', '试用中', '暂停', '已暂停', '冻结', '欠费', 'active', 'current', 'open', 'live', 'enabled',
        'valid', 'normal', 'subscribed', 'stayed', 'joined', 'retained', 'existing', 'existing customer',
        'renewed', 'ongoing', 'paying', 'trial', 'trialing', 'paused', 'suspended', 'on hold', 'past due'
      ]) as word,
      false as is_ended,
  ),
  said as (
    select
      customers.customer_key,
      coalesce(
        case
          when customers.registered_at < getvariable('as_of') + 1 then customers.registered_at::date
        end,
        customers.first_day
      ) as began,
      customers.ended_at::date as ended,
      customers.churned,
      customers.file_status,
      words.is_ended as status_ended,
      customers.tenure,
      customers.recurring_amount,
    from mart.customers as customers
    left join words
      on regexp_replace(lower(trim(customers.file_status)), '[ _-]+', ' ', 'g') = words.word
    where customers.in_file
  ),
  columns_filled as (
    select
      count(ended) > 0 as has_ends,
      count(churned) > 0 as has_flags,
      count(status_ended) > 0.5 * count(file_status) and coalesce(bool_or(status_ended), false)
        as has_statuses,
      count(*) filter (where ended >= began) > 0 as has_spans,
    from said
  ),
  judged as (
    select
      said.*,
      filled.has_spans,
      case
        when said.ended is not null then 'end_date'
        when filled.has_flags and said.churned is not null then 'flag'
        when filled.has_statuses and said.status_ended is not null then 'status'
        when filled.has_ends then 'end_date'
      end as source,
    from said
    cross join columns_filled as filled
  ),
  -- An end that is still to come has not happened as of the date.
  dated as (
    select
      *,
      case source
        when 'end_date' then coalesce(ended <= getvariable('as_of'), false)
        when 'flag' then churned
        when 'status' then status_ended
      end as is_ended,
      case when ended <= getvariable('as_of') then ended end as ended_on,
      -- A beginning after the end is a slip: then it is not known.
      case when ended < began then null else began end as began_on,
    from judged
    where source is not null
  )
select
  customer_key,
  began_on as began,
  ended_on as ended,
  -- In days from dates, since they keep to the as-of date; else as the file has it, mostly months.
  case
    when not has_spans then tenure
    when is_ended then ended_on - began_on
    else getvariable('as_of') - began_on
  end::double as tenure,
  case when has_spans then 'days' else 'file' end as tenure_unit,
  is_ended,
  recurring_amount::double as amount,
  source,
from dated;
