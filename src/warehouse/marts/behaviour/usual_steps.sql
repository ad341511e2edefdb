-- Grain: one step of the funnel that is shown unless another is chosen. Which events lead to a purchase?
-- Those with the usual names in Chinese or English for looking at a product, the cart, ordering and
-- paying; of several the first that the list below knows, then the most frequent. Where fewer than two
-- are there: the five most frequent events, in the order in which visits usually have them.
create or replace table mart.usual_steps as
with
  words (step, preference, pattern) as (
    values
      (1, 1, '商品(详情)?页|(浏览|查看|点击)商品|商品(详情|浏览|曝光)|宝贝详情|(product|item|content|goods)[ _-]?(view|detail|page|click)|view(ed)?[ _-]?(product|item|content|goods)'),
      (1, 2, '^product[ _-]?\d*$|^(商品|宝贝|pv)$'),
      (1, 3, 'catalog|商品列表|列表页|(list|category)[ _-]?(view|page)?$|分类页'),
      (1, 4, '^(view|浏览|访问)$'),
      (2, 1, '加购|加入购物车|添加购物车|添加到购物车|放入购物车|add(ed)?[ _-]?(item[ _-]?)?to[ _-]?(cart|basket|bag)|^cart[ _-]?add'),
      (2, 2, '购物车|(^|[ _-])(cart|basket|bag)([ _-](view|page))?$'),
      (3, 1, '提交订单|下单|生成订单|创建订单|place[ _-]?order|submit[ _-]?order|order[ _-]?(submit|place|creat)|create[ _-]?order'),
      (3, 2, '去?结算|结账|check[ _-]?out'),
      (3, 3, '确认订单|填写(地址|订单)|收货|delivery|shipping'),
      (4, 1, '支付(成功|完成|订单)|付款(成功|完成)|pay(ment)?[ _-]?(done|success|complete)|purchas|购买(成功|完成)|order[ _-]?(paid|complete|success)|transaction'),
      (4, 2, '支付|付款|购买|成交|^(buy|pay|paid|order|bought)$'),
      (4, 3, 'payment')
  ),
  names as (
    select
      event_key,
      event,
      sum(events) as events,
    from mart.event_names
    group by event_key, event
  ),
  found as (
    select
      words.step,
      arg_min(names.event_key, (words.preference, -names.events, names.event)) as event_key,
    from names
    join words on regexp_matches(lower(names.event), words.pattern)
    where
      not regexp_matches(
        lower(names.event),
        '取消|失败|移除|移出|删除|退款|退货|错误|关闭|error|fail|bug|cancel|remove|delete|refund|abandon|error'
      )
    group by words.step
  ),
  -- A few thousand visits tell the usual order as well as all.
  firsts as (
    select
      visit_key,
      event_key,
      min(position) as position,
    from (
      select
        visit_key,
        unnest(walk) as event_key,
        generate_subscripts(walk, 1) as position,
      from mart.walks
      where visit_key <= 20000
    )
    group by visit_key, event_key
  ),
  frequent as (
    select
      event_key,
      avg(position) as position,
    from firsts
    group by event_key
    order by count(*) desc, event_key
    limit 5
  ),
  chosen as (
    select
      event_key,
      step as position,
    from found
    where (select count(distinct event_key) from found) >= 2
    union all
    select
      event_key,
      position,
    from frequent
    where (select count(distinct event_key) from found) < 2
  )
select
  (row_number() over (order by min(position), event_key))::integer as step,
  event_key,
from chosen
group by event_key;
