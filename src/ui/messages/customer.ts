import type { Text } from '../../i18n/text';

/** The page of one customer, and the search for customers. */
export const customerMessages = {
  'customer.title': { zh: '客户详情', en: 'Customer' },
  'customer.back': { zh: '返回', en: 'Back' },
  'customer.find': { zh: '查找客户', en: 'Find a customer' },
  'customer.find.how': {
    zh: '在上方输入姓名、编号、电话或邮箱，中文姓名也可以用拼音或首字母。',
    en: 'Type a name, id, phone number or e-mail above. Chinese names are found by pinyin or initials too.',
  },
  'customer.loading': { zh: '正在读取客户资料', en: 'Reading what is known of the customer' },
  'customer.unknown': { zh: '没有编号为 {id} 的客户', en: 'No customer has the id {id}' },
  'customer.unknown.why': {
    zh: '截至 {date} 的数据里没有这位客户。可能是统计日期更早，或所在文件已被移除。可在上方搜索其他客户。',
    en: 'The data up to {date} does not hold this customer. The as-of date may be earlier, or the file was taken out. Search for another above.',
  },
  'customer.failed': { zh: '客户资料没有读出来', en: 'The customer could not be read' },
  'customer.failed.how': {
    zh: '数据库没有完成这次查询。请重试；如果仍然失败，请重新载入文件。',
    en: 'The database did not finish the query. Try again; if it fails again, load the files anew.',
  },
  'customer.failed.details': { zh: '详情', en: 'Details' },
  'customer.retry': { zh: '重试', en: 'Try again' },
  'customer.nameless': { zh: '（无姓名）', en: '(no name)' },
  'customer.show': { zh: '显示完整信息', en: 'Show in full' },
  'customer.mask': { zh: '隐藏个人信息', en: 'Mask' },
  'customer.classes': { zh: '所属分类', en: 'Classes' },
  'customer.tag': { zh: '标签', en: 'Tags' },
  'customer.tag.take': { zh: '去掉标签“{name}”', en: 'Take the tag “{name}” off' },
  'customer.tag.none': {
    zh: '还没有保存的客群。先在“客群”里保存一个，再把客户放进去。',
    en: 'No segment is saved yet. Save one under “Segments”, then put customers into it.',
  },
  'customer.as_of': { zh: '数据截至 {date}', en: 'As of {date}' },
  'customer.undated': { zh: '无日期', en: 'no date' },
  'customer.times': { zh: '{n} 次', en: '{n}×' },
  'customer.customers': { zh: '{n} 人', en: 'n = {n}' },
  'customer.joined': { zh: '；', en: '; ' },
  'customer.entries.more': { zh: '再看 {n} 条', en: 'Show {n} more' },
  'customer.entries.rest': {
    zh: '另有 {n} 条，见时间线。',
    en: '{n} more are in the timeline.',
  },
  'customer.missing': {
    zh: '尚未载入“{kind}”文件。载入后这里会有内容，常见列：{columns}。',
    en: 'No file of the kind “{kind}” is loaded. One would fill this card; its usual columns: {columns}.',
  },

  'customer.information': { zh: '基本信息', en: 'Information' },
  'customer.information.finding': {
    zh: '资料完整度 {share}（{columns} 项中填了 {filled} 项）',
    en: '{share} complete: {filled} of {columns} columns filled',
  },
  'customer.information.empty': { zh: '未填：{columns}', en: 'Not filled: {columns}' },
  'customer.information.updated': {
    zh: '资料更新于 {date}，距统计日 {age}。',
    en: 'Record updated on {date}, {age} before the as-of date.',
  },
  'customer.information.registered': {
    zh: '资料没有更新日期；注册于 {date}，距统计日 {age}。',
    en: 'The record has no date of update; registered on {date}, {age} before the as-of date.',
  },
  'customer.information.undated': {
    zh: '资料没有更新日期，无法判断新旧。',
    en: 'The record has no date of update: its age is unknown.',
  },
  'customer.information.none': {
    zh: '客户文件里没有这位客户，只在订单里出现过。',
    en: 'The customer file does not hold this customer, who is known by orders only.',
  },

  'customer.purchases': { zh: '购买', en: 'Purchases' },
  'customer.purchases.finding': {
    zh: '{orders} 单，净销售额 {revenue}（{days} 个购买日）',
    en: 'Orders: {orders}, net sales {revenue} (order days: {days})',
  },
  'customer.purchases.first': { zh: '首次购买', en: 'First order' },
  'customer.purchases.last': { zh: '最近购买', en: 'Last order' },
  'customer.purchases.recency': { zh: '距上次购买', en: 'Since the last order' },
  'customer.purchases.average': { zh: '笔单价', en: 'Per order' },
  'customer.purchases.median': { zh: '间隔中位数', en: 'Median gap' },
  'customer.purchases.gap': { zh: '购买间隔', en: 'Gap' },
  'customer.purchases.chart': { zh: '购买间隔（天）', en: 'Days between order days' },
  'customer.purchases.orders': { zh: '订单（净额，已扣退款）', en: 'Orders (net of refunds)' },
  'customer.purchases.none': {
    zh: '这位客户在统计日之前没有订单。',
    en: 'This customer has no order up to the as-of date.',
  },
  'customer.next.between': {
    zh: '按以往节奏，下一单约在 {day}（{from} 至 {to}）。',
    en: 'At the pace so far the next order would come about {day} ({from} to {to}).',
  },
  'customer.next.on': {
    zh: '按以往节奏，下一单约在 {day}。',
    en: 'At the usual pace the next order would come about {day}.',
  },
  'customer.next.overdue': { zh: '已超出 {days}。', en: ' That was {days} ago.' },
  'customer.next.own': {
    zh: '推算，不是承诺：最近购买日加上本人间隔的中位数 {median}，区间取自己 {gaps} 个间隔的四分位。',
    en: 'Arithmetic, not a promise: the last order day plus the own median gap of {median}; the range is the quartiles of the {gaps} own gaps.',
  },
  'customer.next.population': {
    zh: '推算，不是承诺：本人的间隔只有 {gaps} 个，不足 3 个，改用全体客户的间隔中位数 {median}，不给区间。',
    en: 'Arithmetic, not a promise: own gaps so far: {gaps}, fewer than 3, so the median gap of all customers is used, {median}, without a range.',
  },
  'customer.next.preset': {
    zh: '推算，不是承诺：本人的间隔只有 {gaps} 个，不足 3 个；全体复购客户也太少，改用预设的 {median}，不给区间。',
    en: 'Arithmetic, not a promise: own gaps so far: {gaps}, fewer than 3, and too few customers came back; the preset of {median} is used, without a range.',
  },

  'customer.interactions': { zh: '互动', en: 'Interactions' },
  'customer.interactions.finding': {
    zh: '沟通 {n} 次，最近 {last}',
    en: 'Contacts: {n}, the last on {last}',
  },
  'customer.interactions.campaigns': {
    zh: '营销触达 {sent} 次，响应 {answered} 次。',
    en: 'Reached by campaigns {sent}×, responded {answered}×.',
  },
  'customer.interactions.next': { zh: '约定下次联系：{date}', en: 'Next contact due: {date}' },
  'customer.interactions.contacts': { zh: '沟通记录', en: 'Contacts' },
  'customer.interactions.other': { zh: '未注明方式', en: 'Channel not said' },
  'customer.interactions.none': {
    zh: '没有与这位客户的沟通记录。',
    en: 'No contact with this customer is on record.',
  },

  'customer.feedback': { zh: '反馈', en: 'Feedback' },
  'customer.feedback.answers': { zh: '评价与调研 {n} 条', en: 'Answers and reviews: {n}' },
  'customer.feedback.tickets': {
    zh: '工单 {n} 个，未解决 {unsolved} 个',
    en: 'support tickets: {n}, not solved: {unsolved}',
  },
  'customer.feedback.replied': { zh: '{date} 已回复', en: 'replied on {date}' },
  'customer.feedback.none': {
    zh: '这位客户没有评价，也没有工单。',
    en: 'This customer has given no feedback and opened no ticket.',
  },

  'customer.tier': { zh: '分层与评分', en: 'Tier and scores' },
  'customer.tier.finding': {
    zh: '{tier}：{value}；RFM 分群：{segment}',
    en: '{tier}: {value}; RFM: {segment}',
  },
  'customer.tier.tiers': { zh: '价值分层的门槛', en: 'Value it takes for each tier' },
  'customer.tier.from': { zh: '{value} 起', en: 'from {value}' },
  'customer.tier.rest': { zh: '低于以上门槛', en: 'below that' },
  'customer.tier.scores': {
    zh: 'RFM 评分与所在分箱（{mode}）',
    en: 'RFM scores and their bins ({mode})',
  },
  'customer.tier.score': { zh: '评分', en: 'Score' },
  'customer.tier.own': { zh: '本人', en: 'Own value' },
  'customer.tier.bin': { zh: '同分客户的范围', en: 'Range of this score' },
  'customer.tier.recency': { zh: 'R 最近购买', en: 'R recency' },
  'customer.tier.frequency': { zh: 'F 频次', en: 'F frequency' },
  'customer.tier.monetary': { zh: 'M 金额', en: 'M monetary' },
  'customer.tier.segment': {
    zh: 'R {r} 与 F {f} 决定 RFM 分群：{segment}。',
    en: 'R {r} and F {f} make the RFM segment {segment}.',
  },
  'customer.tier.segment.boxes': {
    zh: 'R {r}、F {f}、M {m} 决定 RFM 分群：{segment}。',
    en: 'R {r}, F {f} and M {m} make the RFM segment {segment}.',
  },
  'customer.tier.unscored': {
    zh: '统计窗口内没有订单，不参与 RFM 评分。',
    en: 'No order in the window, so there are no RFM scores.',
  },
  'customer.tier.none': {
    zh: '没有购买就没有价值分层，也没有 RFM 评分。',
    en: 'Without a purchase there is no value tier and no RFM score.',
  },

  'customer.lifecycle': { zh: '生命周期', en: 'Lifecycle' },
  'customer.lifecycle.finding': {
    zh: '{date} 起处于“{stage}”',
    en: '{stage} since {date}',
  },
  'customer.lifecycle.chart': { zh: '各阶段的时间带', en: 'Stages over time' },
  'customer.lifecycle.spans': {
    zh: '各阶段起始日与天数',
    en: 'Stages by first day, and their length',
  },
  'customer.lifecycle.rule': {
    zh: '逐日按同一规则推算，门槛用今天的：流失阈值 T = {churn}，间隔中位数 g = {gap}，w = {fresh}。后来退款的订单不算。',
    en: 'Worked out for each day by the one rule, with today’s bounds: churn threshold T = {churn}, median gap g = {gap}, w = {fresh}. Orders refunded later do not count.',
  },
  'customer.lifecycle.rule.preset': {
    zh: '逐日按同一规则推算，门槛为预设（复购客户不足 30 人）：T = {churn}，g = {gap}，w = {fresh}。后来退款的订单不算。',
    en: 'Worked out for each day by the one rule, with preset bounds (fewer than 30 customers came back): T = {churn}, g = {gap}, w = {fresh}. Orders refunded later do not count.',
  },
  'customer.lifecycle.none': {
    zh: '没有订单，也没有注册日期，无法画出生命周期。',
    en: 'Without an order and a day of registration there is no lifecycle to draw.',
  },

  'customer.satisfaction': { zh: '满意度', en: 'Satisfaction' },
  'customer.satisfaction.finding': {
    zh: '最近一次 {score}（共 {n} 次评分）',
    en: 'Last score {score} (scores: {n})',
  },
  'customer.satisfaction.scale': { zh: '{name}（满分 {best}）', en: '{name} (out of {best})' },
  'customer.satisfaction.mean': { zh: '平均 {mean}，n = {n}', en: 'mean {mean}, n = {n}' },
  'customer.satisfaction.reasons': { zh: '原因与原话', en: 'Reasons, in their words' },
  'customer.satisfaction.unexplained': {
    zh: '这些评分都没有写原因。',
    en: 'None of the scores comes with a reason.',
  },
  'customer.satisfaction.none': {
    zh: '这位客户没有给过评分。',
    en: 'This customer has given no score.',
  },

  'customer.loyalty': { zh: '会员与权益', en: 'Loyalty' },
  'customer.loyalty.finding': { zh: '积分余额 {balance}', en: 'Balance: {balance} points' },
  'customer.loyalty.level': { zh: '等级', en: 'Level' },
  'customer.loyalty.cards': { zh: '持有的卡', en: 'Cards' },
  'customer.loyalty.earned': { zh: '累计获得', en: 'Earned' },
  'customer.loyalty.used': { zh: '累计使用与过期', en: 'Used or expired' },
  'customer.loyalty.expiring': {
    zh: '90 天内到期（至多）',
    en: 'Expiring within 90 days (at most)',
  },
  'customer.loyalty.expiring.from': { zh: '{points}，最早 {date}', en: '{points}, from {date}' },
  'customer.loyalty.stored': { zh: '账目金额合计', en: 'Money in the ledger' },
  'customer.loyalty.coupons': { zh: '收到的优惠券', en: 'Coupons received' },
  'customer.loyalty.ledger': { zh: '积分与卡的账目', en: 'Ledger' },
  'customer.loyalty.none': {
    zh: '这位客户没有积分或会员卡的账目。',
    en: 'This customer has no entry in the points or card ledger.',
  },

  'customer.departure': { zh: '离开原因', en: 'Reason for leaving' },
  'customer.departure.finding': { zh: '{date} 离开：{reason}', en: 'Left on {date}: {reason}' },
  'customer.departure.unexplained': {
    zh: '{date} 离开，没有写原因',
    en: 'Left on {date}, without a reason',
  },
  'customer.departure.ended': { zh: '合同已于 {date} 终止', en: 'The contract ended on {date}' },
  'customer.departure.churned': {
    zh: '客户文件标记为已流失',
    en: 'The customer file marks this customer as churned',
  },
  'customer.departure.not': { zh: '没有离开记录', en: 'Not on record as having left' },
  'customer.departure.details': { zh: '离开记录', en: 'Departures' },
  'customer.departure.silent': { zh: '没有写原因', en: 'no reason given' },
  'customer.departure.none': {
    zh: '离开记录里没有这位客户。',
    en: 'The record of departures does not hold this customer.',
  },

  'customer.referrals': { zh: '推荐', en: 'Referrals' },
  'customer.referrals.finding': {
    zh: '推荐 {n} 次，转化 {converted} 次，带来净销售额 {revenue}',
    en: 'Referrals: {n}, converted: {converted}, their net sales {revenue}',
  },
  'customer.referrals.only_received': {
    zh: '由他人推荐而来',
    en: 'Was referred by another customer',
  },
  'customer.referrals.made': { zh: '推荐了', en: 'Referred' },
  'customer.referrals.received': { zh: '推荐人', en: 'Referred by' },
  'customer.referrals.nobody': { zh: '未注明', en: 'not named' },
  'customer.referrals.converted': { zh: '{date} 转化', en: 'converted on {date}' },
  'customer.referrals.bought': {
    zh: '已下 {orders} 单，{revenue}',
    en: 'orders: {orders}, {revenue}',
  },
  'customer.referrals.none': {
    zh: '这位客户没有推荐过别人，也不是被推荐来的。',
    en: 'This customer has referred nobody and was not referred.',
  },

  'customer.timeline': { zh: '时间线', en: 'Timeline' },
  'customer.timeline.count': { zh: '共 {n} 条', en: 'Events: {n}' },
  'customer.timeline.found': { zh: '{all} 条中的 {n} 条', en: '{n} of {all}' },
  'customer.timeline.search': { zh: '在时间线里查找', en: 'Search in the timeline' },
  'customer.timeline.kinds': { zh: '按类型筛选', en: 'Filter by kind' },
  'customer.timeline.none': {
    zh: '截至统计日，没有带日期的记录。',
    en: 'Nothing with a date is on record up to the as-of date.',
  },
  'customer.timeline.nothing': {
    zh: '没有符合条件的记录。请放宽筛选。',
    en: 'Nothing matches. Loosen the filter.',
  },
  'customer.timeline.more': {
    zh: '再显示 {n} 条（还有 {left} 条）',
    en: 'Show {n} more ({left} left)',
  },
  'customer.timeline.points': { zh: '{points} 积分', en: '{points} points' },
  'customer.timeline.score': { zh: '评分 {score}', en: 'score {score}' },

  'customer.what.registered': { zh: '注册', en: 'Registered' },
  'customer.what.contract_ended': { zh: '合同终止', en: 'Contract ended' },
  'customer.what.ordered': { zh: '下单', en: 'Ordered' },
  'customer.what.returned': { zh: '退货单', en: 'Returned goods' },
  'customer.what.refunded_in_full': { zh: '全额退款的订单', en: 'Order refunded in full' },
  'customer.what.unpaid': { zh: '未付款订单', en: 'Order not paid' },
  'customer.what.closed': { zh: '已关闭订单', en: 'Order closed' },
  'customer.what.test': { zh: '测试订单', en: 'Test order' },
  'customer.what.refunded': { zh: '退款', en: 'Refunded' },
  'customer.what.refund_closed': { zh: '退款已关闭', en: 'Refund closed' },
  'customer.what.visited': { zh: '访问', en: 'Visited' },
  'customer.what.answered': { zh: '评价或答卷', en: 'Gave feedback' },
  'customer.what.ticket_opened': { zh: '提交工单', en: 'Opened a ticket' },
  'customer.what.ticket_solved': { zh: '工单已解决', en: 'Ticket solved' },
  'customer.what.contacted': { zh: '沟通', en: 'Contact' },
  'customer.what.campaign_sent': { zh: '收到营销触达', en: 'Reached by a campaign' },
  'customer.what.campaign_held_back': { zh: '对照组，未触达', en: 'Control group, not reached' },
  'customer.what.campaign_opened': { zh: '打开营销消息', en: 'Opened a campaign' },
  'customer.what.campaign_clicked': { zh: '点击营销消息', en: 'Clicked in a campaign' },
  'customer.what.campaign_joined': { zh: '参与活动', en: 'Took part in a campaign' },
  'customer.what.campaign_responded': { zh: '响应活动', en: 'Responded to a campaign' },
  'customer.what.unsubscribed': { zh: '退订', en: 'Unsubscribed' },
  'customer.what.social_action': { zh: '社交互动', en: 'Social action' },
  'customer.what.referral_made': { zh: '推荐了客户', en: 'Referred someone' },
  'customer.what.referral_converted': { zh: '推荐已转化', en: 'Referral converted' },
  'customer.what.referral_received': { zh: '被推荐', en: 'Was referred' },
  'customer.what.ledger_entry': { zh: '积分或卡变动', en: 'Ledger entry' },
  'customer.what.left': { zh: '离开', en: 'Left' },
  'customer.what.deal_opened': { zh: '新商机', en: 'Deal opened' },
  'customer.what.deal_won': { zh: '商机赢单', en: 'Deal won' },
  'customer.what.deal_lost': { zh: '商机输单', en: 'Deal lost' },
  'customer.what.deal_closed': { zh: '商机关闭', en: 'Deal closed' },

  'customer.search': {
    zh: '查找客户：姓名、编号、电话、邮箱、拼音',
    en: 'Find a customer: name, id, phone, e-mail',
  },
  'customer.search.results': { zh: '找到的客户', en: 'Customers found' },
  'customer.search.none': {
    zh: '没有匹配的客户。试试姓名、编号、电话或邮箱的一部分。',
    en: 'No customer matches. Try a part of a name, id, phone number or e-mail.',
  },
  'customer.search.seeking': { zh: '正在查找', en: 'Searching' },
  'customer.search.failed': {
    zh: '这次查找没有完成，请再输入一次。',
    en: 'The search did not finish. Type again to repeat it.',
  },
  'customer.search.first': {
    zh: '只列出最匹配的 {n} 位。多输入几个字可以缩小范围。',
    en: 'The best {n} matches. Type more to narrow them down.',
  },
  'customer.search.count': { zh: '找到 {n} 位客户', en: 'Customers found: {n}' },
} as const satisfies Record<string, Text>;
