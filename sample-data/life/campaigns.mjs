import { DAY, dayOf, dayOfSecond, timeText } from '../world/calendar.mjs';
import { drawOrder, orderTotal } from './orders.mjs';

/** An order counts as a response from the day after the start to this many days after it. */
export const RESPONSE_DAYS = 30;

/**
 * The shop's campaigns. `silent` is the range of days since the last order at which a customer is
 * addressed, `control` the share held back, `uplift` the planted share of addressed customers who
 * order because of it.
 */
export const CAMPAIGNS = [
  [
    'C2303',
    '三八焕肤节',
    '节日促销',
    '短信',
    '2023-03-05',
    '2023-03-08',
    [0, 240],
    1,
    0,
    0,
    0.1,
    5200,
  ],
  [
    'C2311',
    '双11老客专享',
    '大促预热',
    '短信',
    '2023-11-05',
    '2023-11-12',
    [0, 300],
    0.8,
    0,
    0,
    0.15,
    9800,
  ],
  [
    'C2408',
    '会员日满减邮件',
    '会员日',
    '邮件',
    '2024-08-15',
    '2024-08-25',
    [0, 150],
    1,
    0.4,
    0,
    0.05,
    6400,
  ],
  [
    'C2411',
    '双11预售提醒',
    '大促预热',
    'App推送',
    '2024-11-04',
    '2024-11-12',
    [0, 240],
    0.7,
    0,
    0,
    0.15,
    7600,
  ],
  [
    'C2503',
    '春季焕新回归礼',
    '沉睡唤醒',
    '短信',
    '2025-03-20',
    '2025-04-20',
    [90, 480],
    1,
    0.33,
    0.11,
    0.2,
    8800,
  ],
  [
    'C2505',
    '618会员预售',
    '大促预热',
    '微信社群',
    '2025-05-25',
    '2025-06-20',
    [0, 180],
    0.6,
    0,
    0,
    0.12,
    6000,
  ],
].map(([id, name, type, channel, start, end, silent, reach, control, uplift, discount, cost]) => ({
  ...{ id, name, type, channel, start, end, silent, reach, control, uplift, discount, cost },
  startDay: dayOf(start),
  coupon: `SH${id.slice(1)}`,
  contactCost: { 短信: 5, 邮件: 1, App推送: 0, 微信社群: 0 }[channel],
}));

/**
 * Chooses who is addressed and who is held back by the orders before the start, and adds the orders
 * that a working campaign brings about.
 * @returns {object[]} contacts
 */
export function runCampaigns(random, customers, orders) {
  return CAMPAIGNS.flatMap((campaign) => {
    const before = lastOrderDays(orders, campaign.startDay);
    const contacts = customers
      .filter((customer) => isAddressed(random, campaign, customer, before.get(customer)))
      .map((customer) => ({
        campaign,
        customer,
        control: campaign.control > 0 && random.chance(campaign.control),
      }));
    for (const contact of contacts) {
      if (contact.control) continue;
      Object.assign(contact, drawReading(random, campaign));
      if (random.chance(campaign.uplift)) orders.push(drawBroughtOrder(random, contact));
    }
    return contacts;
  });
}

function lastOrderDays(orders, day) {
  const last = new Map();
  for (const { customer, at } of orders) {
    if (at < day * DAY) last.set(customer, Math.max(last.get(customer) ?? 0, dayOfSecond(at)));
  }
  return last;
}

function isAddressed(random, campaign, customer, lastDay) {
  if (lastDay === undefined || customer.company || !customer.smsConsent) return false;
  const silent = campaign.startDay - lastDay;
  const [from, to] = campaign.silent;
  // Those who left because of the late parcels asked not to be written to.
  return silent >= from && silent <= to && !customer.leftWithWave && random.chance(campaign.reach);
}

function drawReading(random, campaign) {
  const sentAt = campaign.startDay * DAY + random.whole(10 * 3600, 11 * 3600);
  const openShare = { 短信: 0.34, 邮件: 0.21, App推送: 0.27, 微信社群: 0.52 }[campaign.channel];
  if (!random.chance(openShare)) return { sentAt };
  const openedAt = sentAt + 60 + Math.floor(Math.min(4 * DAY, random.exponential(0.4 * DAY)));
  if (random.chance(0.02))
    return { sentAt, openedAt, unsubscribedAt: openedAt + random.whole(5, 90) };
  if (!random.chance(0.36)) return { sentAt, openedAt };
  const clickedAt = openedAt + random.whole(3, 240);
  const joins = random.chance(0.55);
  return {
    sentAt,
    openedAt,
    clickedAt,
    participatedAt: joins ? clickedAt + random.whole(20, 400) : 0,
  };
}

function drawBroughtOrder(random, contact) {
  const { campaign, customer } = contact;
  const days = 1 + Math.min(RESPONSE_DAYS - 1, Math.floor(random.exponential(7)));
  const order = drawOrder(random, customer, campaign.startDay + days, campaign);
  contact.openedAt ??= contact.sentAt + random.whole(60, DAY / 2);
  contact.clickedAt ??= contact.openedAt + random.whole(5, 300);
  contact.unsubscribedAt = 0;
  return Object.assign(order, { isBrought: true });
}

/** Notes each contact's first standing order within the response days. */
export function noteResponses(contacts, orders) {
  const byCustomer = groupByCustomer(orders);
  for (const contact of contacts) {
    const { startDay } = contact.campaign;
    contact.response = (byCustomer.get(contact.customer) ?? []).find((order) => {
      const day = dayOfSecond(order.at);
      return order.isStanding && day > startDay && day <= startDay + RESPONSE_DAYS;
    });
  }
}

function groupByCustomer(orders) {
  const groups = new Map();
  for (const order of orders) {
    if (!groups.has(order.customer)) groups.set(order.customer, []);
    groups.get(order.customer).push(order);
  }
  return groups;
}

const timeOrBlank = (second) => (second ? timeText(second) : '');

export function campaignTable(contacts) {
  return {
    header: [
      '活动编号',
      '活动名称',
      '客户编号',
      '触达渠道',
      '是否对照组',
      '触达时间',
      '打开时间',
    ].concat([
      '点击时间',
      '参与时间',
      '退订时间',
      '优惠券',
      '响应时间',
      '转化订单编号',
      '转化金额',
    ]),
    rows: contacts.map(({ campaign, customer, control, response, ...reading }) => [
      campaign.id,
      campaign.name,
      customer.id,
      control ? '' : campaign.channel,
      control ? '是' : '否',
      ...[reading.sentAt, reading.openedAt, reading.clickedAt].map(timeOrBlank),
      ...[reading.participatedAt, reading.unsubscribedAt].map(timeOrBlank),
      control ? '' : campaign.coupon,
      response ? timeText(response.at) : '',
      response?.id ?? '',
      response ? ((orderTotal(response) - (response.refunded ?? 0)) / 100).toFixed(2) : '',
    ]),
  };
}

export function campaignDescriptionTable() {
  return {
    header: [
      '活动编号',
      '活动名称',
      '活动类型',
      '触达渠道',
      '开始日期',
      '结束日期',
      '活动成本',
      '优惠券',
    ],
    rows: CAMPAIGNS.map((campaign) => [
      ...[
        campaign.id,
        campaign.name,
        campaign.type,
        campaign.channel,
        campaign.start,
        campaign.end,
      ],
      campaign.cost.toFixed(2),
      campaign.coupon,
    ]),
  };
}
