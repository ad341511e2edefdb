import type { Text } from '../i18n/text';

/** Names of the attributes that `mart.profile_values` reads from tables besides the customer file. */
export const tableAttributes: Readonly<Record<string, Text>> = {
  'transactions.category': { zh: '主购品类', en: 'Main category' },
  'transactions.subcategory': { zh: '主购子类', en: 'Main subcategory' },
  'transactions.brand': { zh: '主购品牌', en: 'Main brand' },
  'transactions.channel': { zh: '主要购买渠道', en: 'Main channel' },
  'transactions.payment_method': { zh: '主要支付方式', en: 'Main payment method' },
  'transactions.store': { zh: '主要门店', en: 'Main store' },
  'transactions.part_of_day': { zh: '下单时段', en: 'Time of ordering' },
  'transactions.part_of_week': { zh: '下单日', en: 'Days of ordering' },
  'behaviours.device': { zh: '主要设备', en: 'Main device' },
  'behaviours.source': { zh: '主要来访渠道', en: 'Main source of visits' },
  'behaviours.recency': { zh: '最近访问', en: 'Last visit' },
  'behaviours.keyword': { zh: '搜索词', en: 'Search word' },
  'feedback.nps': { zh: 'NPS 类型', en: 'NPS class' },
  'feedback.reason': { zh: '反馈原因', en: 'Reason given' },
  'tickets.kind': { zh: '服务请求类型', en: 'Kind of ticket' },
  'tickets.category': { zh: '工单类别', en: 'Ticket category' },
  'campaigns.response': { zh: '活动响应', en: 'Response to campaigns' },
  'campaigns.channel': { zh: '触达渠道', en: 'Campaign channel' },
  'loyalty.level': { zh: '会员卡等级', en: 'Card level' },
  'loyalty.card': { zh: '会员卡类型', en: 'Kind of card' },
  'social.platform': { zh: '社交平台', en: 'Social platform' },
  'social.topic': { zh: '社交话题', en: 'Social topic' },
  'interactions.channel': { zh: '沟通方式', en: 'Way of contact' },
  'interactions.outcome': { zh: '沟通结果', en: 'Outcome of contacts' },
  'referrals.role': { zh: '推荐关系', en: 'Referrals' },
  'departures.reason': { zh: '流失原因', en: 'Reason for leaving' },
  'opportunities.stage': { zh: '商机阶段', en: 'Deal stage' },
  'refunds.reason': { zh: '退款原因', en: 'Reason for refund' },
  'customers.interests': { zh: '兴趣爱好', en: 'Interest' },
  'customers.tags': { zh: '标签', en: 'Tag' },
};

/** Names of the classes that those attributes are put into. */
export const tableAttributeValues: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'transactions.part_of_day': {
    night: { zh: '凌晨（0–6 点）', en: 'Night (0–6)' },
    morning: { zh: '上午（6–12 点）', en: 'Morning (6–12)' },
    afternoon: { zh: '下午（12–18 点）', en: 'Afternoon (12–18)' },
    evening: { zh: '晚上（18–24 点）', en: 'Evening (18–24)' },
  },
  'transactions.part_of_week': {
    weekdays: { zh: '多在工作日', en: 'Mostly weekdays' },
    weekend: { zh: '多在周末', en: 'Mostly weekends' },
  },
  'behaviours.recency': {
    '0-7': { zh: '7 天内', en: 'Within 7 days' },
    '8-30': { zh: '8–30 天前', en: '8–30 days ago' },
    '31-90': { zh: '31–90 天前', en: '31–90 days ago' },
    '91+': { zh: '90 天以前', en: 'Over 90 days ago' },
    never: { zh: '无访问记录', en: 'No visit recorded' },
  },
  'feedback.nps': {
    promoter: { zh: '推荐者（9–10 分）', en: 'Promoter (9–10)' },
    passive: { zh: '被动者（7–8 分）', en: 'Passive (7–8)' },
    detractor: { zh: '贬损者（0–6 分）', en: 'Detractor (0–6)' },
  },
  'campaigns.response': {
    responded: { zh: '有响应', en: 'Responded' },
    not_responded: { zh: '未响应', en: 'Did not respond' },
  },
  'referrals.role': {
    referrer: { zh: '推荐过他人', en: 'Has referred others' },
    referred: { zh: '由他人推荐', en: 'Was referred' },
    neither: { zh: '无推荐记录', en: 'No referral recorded' },
  },
};
