import { DAY, LAST_DAY, dateText, dayOfSecond, secondOn, timeText } from '../world/calendar.mjs';
import { orderTotal } from './orders.mjs';

const STAGES = { 初步接触: 10, 需求确认: 30, 方案报价: 50, 商务谈判: 75 };

/** Deals of the company customers: larger orders were won deals, the rest was lost or is open. */
export function drawOpportunities(random, customers, orders) {
  const deals = orders
    .filter((order) => order.customer.company && order.isStanding)
    .filter((order) => orderTotal(order) >= 80000 && random.chance(0.7))
    .map((order) => wonDeal(random, order));
  for (const customer of customers) {
    if (!customer.company) continue;
    const count = 1 + random.poisson(1.1);
    for (let i = 0; i < count; i += 1) deals.push(otherDeal(random, customer));
  }
  deals.sort((a, b) => a.createdDay - b.createdDay || (a.customer.id < b.customer.id ? -1 : 1));
  deals.forEach((deal, i) => {
    deal.id = `SJ${String(i + 1).padStart(4, '0')}`;
  });
  return deals;
}

function wonDeal(random, order) {
  const closedDay = dayOfSecond(order.at);
  const firstDay = dayOfSecond(order.customer.registeredAt);
  return {
    ...{
      customer: order.customer,
      stage: '赢单',
      amount: orderTotal(order),
      probability: 100,
      closedDay,
    },
    createdDay: Math.max(firstDay, closedDay - random.whole(6, 70)),
    closesDay: closedDay + random.whole(-12, 6),
    won: '是',
  };
}

function otherDeal(random, customer) {
  const firstDay = dayOfSecond(customer.registeredAt);
  const createdDay = random.whole(firstDay, LAST_DAY - 2);
  const closesDay = createdDay + random.whole(20, 90);
  const amount = Math.round(random.gamma(2, 2200)) * 100 + 60000;
  if (closesDay < LAST_DAY - 20) {
    const closedDay = closesDay + random.whole(-5, 18);
    return {
      ...{ customer, createdDay, closesDay, closedDay, amount },
      stage: '输单',
      probability: 0,
      won: '否',
    };
  }
  const stage = random.pick(Object.keys(STAGES));
  return {
    ...{ customer, createdDay, closesDay, amount, stage },
    probability: STAGES[stage],
    won: '',
  };
}

export function opportunityTable(deals) {
  return {
    header: [
      '商机编号',
      '客户编号',
      '阶段',
      '预计金额',
      '赢单概率',
      '创建日期',
      '预计成交日期',
      '实际成交日期',
    ].concat(['是否赢单', '负责人']),
    rows: deals.map((deal) => [
      ...[
        deal.id,
        deal.customer.id,
        deal.stage,
        (deal.amount / 100).toFixed(2),
        `${deal.probability}%`,
      ],
      ...[dateText(deal.createdDay), dateText(deal.closesDay)],
      deal.closedDay ? dateText(deal.closedDay) : '',
      deal.won,
      deal.customer.owner,
    ]),
  };
}

const OUTCOMES = { 有意向: 30, 已解决: 24, 待跟进: 24, 无需求: 12, 未接通: 10 };
const SUBJECTS = {
  企业: ['采购需求沟通', '报价跟进', '节日礼品方案', '售后回访'],
  经销商: ['补货提醒', '新品介绍', '回款对账', '返利说明'],
  个人: ['投诉回访', '会员关怀', '新品邀约'],
};

/** Calls, mails, meetings and chats: with the companies, and with persons after a complaint. */
export function drawInteractions(random, customers, tickets) {
  const contacts = [];
  for (const customer of customers) {
    if (!customer.company) continue;
    let day = dayOfSecond(customer.registeredAt) + random.whole(0, 5);
    while (day <= LAST_DAY) {
      contacts.push(drawContact(random, customer, day));
      day += 7 + Math.floor(random.exponential(38));
    }
  }
  for (const ticket of tickets) {
    const calls = ticket.solvedAt && random.chance(ticket.kind === '投诉' ? 0.5 : 0.12);
    const day = dayOfSecond(ticket.solvedAt) + random.whole(1, 5);
    if (calls && day <= LAST_DAY) contacts.push(drawContact(random, ticket.order.customer, day));
  }
  return contacts.sort((a, b) => a.at - b.at || (a.customer.id < b.customer.id ? -1 : 1));
}

function drawContact(random, customer, day) {
  const channels = customer.company
    ? { 电话: 42, 邮件: 24, 会面: 12, 微信: 22 }
    : { 电话: 70, 微信: 30 };
  const outcome = random.weighted(OUTCOMES);
  return {
    ...{ customer, outcome, channel: random.weighted(channels) },
    at: secondOn(random, day, 'office'),
    direction: random.chance(customer.company ? 0.72 : 0.95) ? '呼出' : '呼入',
    subject: random.pick(SUBJECTS[customer.kind]),
    staff: customer.owner ?? random.pick(['小禾', '小满', '谷雨']),
    nextDay: outcome === '待跟进' ? day + random.whole(3, 20) : 0,
  };
}

export function interactionTable(contacts) {
  return {
    header: [
      '客户编号',
      '沟通时间',
      '沟通方式',
      '方向',
      '沟通主题',
      '沟通结果',
      '跟进人',
      '下次联系时间',
    ],
    rows: contacts.map((c) => [
      ...[c.customer.id, timeText(c.at), c.channel, c.direction, c.subject, c.outcome, c.staff],
      c.nextDay ? timeText(c.nextDay * DAY + 10 * 3600) : '',
    ]),
  };
}
