import type { Text } from '../i18n/text';
import type { Kind } from '../warehouse/tables';

/** How records of a table are told: that there are some, that there are none, and of what. */
export interface RecordWords {
  did: Text;
  didNot: Text;
  /** With `{what}`: the product, event or campaign. */
  didWhat?: Text;
  didNotWhat?: Text;
  /** How the list of conditions calls it. */
  name: Text;
}

/** Of each table whose records belong to customers. */
export const recordWords: Readonly<Partial<Record<Kind, RecordWords>>> = {
  transactions: {
    name: { zh: '购买', en: 'Bought' },
    did: { zh: '下单', en: 'bought' },
    didNot: { zh: '没有下单', en: 'did not buy' },
    didWhat: { zh: '购买{what}', en: 'bought {what}' },
    didNotWhat: { zh: '没有购买{what}', en: 'did not buy {what}' },
  },
  refunds: {
    name: { zh: '退款', en: 'Got a refund' },
    did: { zh: '退过款', en: 'got a refund' },
    didNot: { zh: '没有退款', en: 'got no refund' },
  },
  behaviours: {
    name: { zh: '浏览等行为', en: 'Visited, or did an event' },
    did: { zh: '有过行为', en: 'did any event' },
    didNot: { zh: '没有任何行为', en: 'did no event' },
    didWhat: { zh: '做过{what}', en: 'did {what}' },
    didNotWhat: { zh: '没有做过{what}', en: 'did not do {what}' },
  },
  feedback: {
    name: { zh: '评价或答卷', en: 'Gave feedback or answered' },
    did: { zh: '给过反馈', en: 'gave feedback' },
    didNot: { zh: '没有给过反馈', en: 'gave no feedback' },
  },
  tickets: {
    name: { zh: '提工单', en: 'Opened a ticket' },
    did: { zh: '提过工单', en: 'opened a ticket' },
    didNot: { zh: '没有提过工单', en: 'opened no ticket' },
  },
  interactions: {
    name: { zh: '沟通', en: 'Was in contact' },
    did: { zh: '有过沟通', en: 'was in contact' },
    didNot: { zh: '没有沟通', en: 'was not in contact' },
  },
  campaigns: {
    name: { zh: '进入营销活动', en: 'Was in a campaign' },
    did: { zh: '进入过营销活动', en: 'was in a campaign' },
    didNot: { zh: '没有进入营销活动', en: 'was in no campaign' },
    didWhat: { zh: '进入过活动{what}', en: 'was in the campaign {what}' },
    didNotWhat: { zh: '没有进入活动{what}', en: 'was not in the campaign {what}' },
  },
  social: {
    name: { zh: '社交互动', en: 'Acted on social media' },
    did: { zh: '有过社交互动', en: 'acted on social media' },
    didNot: { zh: '没有社交互动', en: 'did not act on social media' },
  },
  referrals: {
    name: { zh: '推荐他人', en: 'Referred someone' },
    did: { zh: '推荐过他人', en: 'referred someone' },
    didNot: { zh: '没有推荐过他人', en: 'referred no one' },
  },
  loyalty: {
    name: { zh: '积分或会员卡变动', en: 'Had an entry of points or card' },
    did: { zh: '有过积分或会员卡变动', en: 'had an entry of points or card' },
    didNot: { zh: '没有积分或会员卡变动', en: 'had no entry of points or card' },
  },
  departures: {
    name: { zh: '离开', en: 'Left' },
    did: { zh: '已离开', en: 'left' },
    didNot: { zh: '没有离开', en: 'did not leave' },
  },
  opportunities: {
    name: { zh: '商机', en: 'Had a deal' },
    did: { zh: '有过商机', en: 'had a deal' },
    didNot: { zh: '没有商机', en: 'had no deal' },
  },
};
