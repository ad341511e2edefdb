import { FIRST_DAY, LAST_DAY, dateText, dayOfSecond } from '../world/calendar.mjs';
import { CAMPAIGNS } from '../life/campaigns.mjs';
import { EVENTS_FROM } from '../life/engagement.mjs';
import { orderTotal } from '../life/orders.mjs';
import { STATUS } from '../life/settlement.mjs';
import { money, netValue, share, sum } from './figures.mjs';
import { associationTruth, campaignTruth, waveTruth } from './planted.mjs';

/** What the sample holds, told from what was made, not from the files. */
export function tellTruth(shop, receipts) {
  const standing = shop.orders.filter((order) => order.isStanding);
  const buyers = groupBuyers(standing);
  return {
    asOf: dateText(LAST_DAY),
    firstDay: dateText(FIRST_DAY),
    currency: 'CNY',
    licence: 'CC0-1.0',
    howToRead: HOW_TO_READ,
    files: receipts,
    customers: customerTruth(shop, buyers),
    sales: salesTruth(shop, standing),
    salesByYear: salesByYear(shop.orders),
    buyers: buyerTruth(buyers),
    churnWave: waveTruth(shop, standing),
    campaigns: CAMPAIGNS.map((campaign) => campaignTruth(shop, campaign)),
    associations: associationTruth(buyers),
    voice: voiceTruth(shop),
    loyalty: loyaltyTruth(shop.loyalty),
    referrals: {
      invitations: shop.referrals.length,
      converted: shop.referrals.filter((referral) => referral.convertedAt).length,
    },
    behaviours: behaviourTruth(shop.behaviours),
    opportunities: {
      won: shop.opportunities.filter((deal) => deal.won === '是').length,
      lost: shop.opportunities.filter((deal) => deal.won === '否').length,
      open: shop.opportunities.filter((deal) => deal.won === '').length,
    },
  };
}

const HOW_TO_READ = {
  lines: 'One row of transactions.csv is an order line; status, times, channel are repeated.',
  amount:
    '实付金额 = 数量 × 单价 − 优惠金额. On 待付款 and 交易关闭 rows, which have no 付款时间, it is what would have been paid: it counts for GMV only.',
  paidStatuses: [STATUS.success, STATUS.shipped, STATUS.refunded],
  unpaidStatuses: [STATUS.closed, STATUS.unpaid],
  refunds:
    'Only 退款成功 rows of refunds.csv count. 已退款 orders are refunded to the last fen and their refunds are in refunds.csv; partly refunded ones keep 交易成功 or 卖家已发货. So net = paid (已退款 included) − refunds, or the same: lines without 已退款, less the refunds of the others. Never leave 已退款 lines out and subtract all refunds too.',
  validOrders: 'Paid and not refunded to the last fen.',
  years: 'Order value belongs to the day of 下单时间, refunds too.',
  receipts: 'records = every line after the header, blank ones and total rows included.',
};

function groupBuyers(standing) {
  const buyers = new Map();
  for (const order of standing) {
    if (!buyers.has(order.customer)) buyers.set(order.customer, []);
    buyers.get(order.customer).push(order);
  }
  return [...buyers].map(([customer, orders]) => ({
    customer,
    orders,
    days: new Set(orders.map((order) => dayOfSecond(order.at))).size,
    value: sum(orders, netValue),
  }));
}

function customerTruth({ customers }, buyers) {
  const ofKind = (kind) => customers.filter((customer) => customer.kind === kind).length;
  return {
    all: customers.length,
    个人: ofKind('个人'),
    企业: ofKind('企业'),
    经销商: ofKind('经销商'),
    buyers: buyers.length,
    potential: customers.length - buyers.length,
  };
}

function salesTruth({ orders, refunds }, standing) {
  const paid = orders.filter((order) => order.isPaid);
  const withStatus = (status) => orders.filter((order) => order.status === status).length;
  const granted = refunds.filter((refund) => refund.status === '退款成功');
  return {
    orders: orders.length,
    lines: sum(orders, (order) => order.lines.length),
    ordersByStatus: Object.fromEntries(Object.values(STATUS).map((s) => [s, withStatus(s)])),
    gmv: money(sum(orders, orderTotal)),
    paidOrders: paid.length,
    paid: money(sum(paid, orderTotal)),
    refunded: money(sum(granted, (refund) => refund.amount)),
    refundsGranted: granted.length,
    refundsRefused: refunds.length - granted.length,
    ordersWithRefund: new Set(granted.map((refund) => refund.order)).size,
    validOrders: standing.length,
    validLines: sum(standing, (order) => order.lines.length),
    units: sum(standing, (order) => sum(order.lines, (line) => line.quantity)),
    net: money(sum(standing, netValue)),
    lastOrderDay: dateText(dayOfSecond(standing.at(-1).at)),
  };
}

function salesByYear(orders) {
  const years = {};
  for (const order of orders) {
    if (!order.isPaid) continue;
    const year = dateText(dayOfSecond(order.at)).slice(0, 4);
    years[year] ??= { validOrders: 0, paid: 0, net: 0 };
    years[year].paid += orderTotal(order);
    years[year].net += netValue(order);
    years[year].validOrders += order.isStanding ? 1 : 0;
  }
  return Object.fromEntries(
    Object.entries(years).map(([year, t]) => [
      year,
      { ...t, paid: money(t.paid), net: money(t.net) },
    ]),
  );
}

function buyerTruth(buyers) {
  const values = buyers.map((buyer) => buyer.value).sort((a, b) => b - a);
  const top = values.slice(0, Math.ceil(values.length * 0.2));
  const oneOrder = buyers.filter((buyer) => buyer.orders.length === 1).length;
  const oneDay = buyers.filter((buyer) => buyer.days === 1).length;
  const total = sum(values, (value) => value);
  return {
    oneOrder,
    oneDay,
    oneTimeShare: share(oneDay, buyers.length),
    topFifthShare: share(
      sum(top, (value) => value),
      total,
    ),
    companyShare: share(
      sum(
        buyers.filter((b) => b.customer.company),
        (b) => b.value,
      ),
      total,
    ),
    ordersPerBuyer: share(
      sum(buyers, (buyer) => buyer.orders.length),
      buyers.length,
    ),
  };
}

function voiceTruth({ feedback, tickets }) {
  const surveys = feedback.filter((answer) => answer.kind === 'NPS调查');
  const promoters = surveys.filter((answer) => answer.score >= 9).length;
  const detractors = surveys.filter((answer) => answer.score <= 6).length;
  return {
    npsAnswers: surveys.length,
    promoters,
    detractors,
    nps: Math.round(((promoters - detractors) / surveys.length) * 1000) / 10,
    reviews: feedback.filter((answer) => answer.kind === '商品评价').length,
    tickets: tickets.length,
    openTickets: tickets.filter((ticket) => !ticket.solvedAt).length,
    reopenedTickets: tickets.filter((ticket) => ticket.reopened).length,
  };
}

function loyaltyTruth(entries) {
  const points = (kind) =>
    sum(
      entries.filter((e) => e.entry === kind),
      (e) => e.points,
    );
  return {
    members: new Set(entries.map((entry) => entry.account)).size,
    earned: points('获得'),
    redeemed: -points('兑换'),
    expired: -points('过期'),
    storedValue: money(sum(entries, (entry) => entry.amount ?? 0)),
  };
}

function behaviourTruth(events) {
  const sessionsWith = (event, page) =>
    new Set(
      events.filter((e) => e.event === event && (!page || e.page === page)).map((e) => e.session),
    ).size;
  return {
    from: dateText(EVENTS_FROM),
    events: events.length,
    sessions: new Set(events.map((event) => event.session)).size,
    sessionsByStep: {
      浏览商品页: sessionsWith('浏览', '商品页'),
      加购: sessionsWith('加购'),
      下单: sessionsWith('下单'),
      支付: sessionsWith('支付'),
    },
  };
}
