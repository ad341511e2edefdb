import { DAY, LAST_DAY, dateText, dayOf, dayOfSecond, timeText } from '../world/calendar.mjs';
import { orderTotal } from './orders.mjs';

export const PROGRAMME_FROM = dayOf('2023-03-01');
const EXPIRY = dayOf('2024-12-31') * DAY + DAY - 61;
const END = (LAST_DAY + 1) * DAY - 1;

/** Levels by the money spent since joining, in fen. */
const LEVELS = [
  ['黑金', 800000],
  ['金卡', 300000],
  ['银卡', 100000],
  ['普通', 0],
];
const levelOf = (spent) => LEVELS.find(([, from]) => spent >= from)[0];

/**
 * The ledger of the points programme: a point a yuan, points of 2023 lapse at the end of 2024. Sets
 * the tier of every member.
 */
export function drawLoyalty(random, orders) {
  const accounts = new Map();
  for (const order of [...orders].sort((a, b) => a.paidAt - b.paidAt)) {
    const { customer } = order;
    if (!order.isStanding || customer.company || dayOfSecond(order.at) < PROGRAMME_FROM) continue;
    if (!accounts.has(customer)) {
      const joins = random.chance(order.channel === '门店' ? 0.68 : 0.4);
      accounts.set(customer, joins ? openAccount(customer, accounts.size) : null);
    }
    const account = accounts.get(customer);
    if (account) bookOrder(random, account, order);
  }
  const members = [...accounts.values()].filter(Boolean);
  for (const account of members) {
    lapse(account, END);
    account.customer.tier = levelOf(account.spent);
  }
  return members
    .flatMap(inOrderOfTime)
    .sort((a, b) => a.at - b.at || (a.account.card < b.account.card ? -1 : 1));
}

/** A top-up is booked a little before the order that it pays, so the balances are told last. */
function inOrderOfTime({ entries }) {
  entries.sort((a, b) => a.at - b.at);
  let balance = 0;
  for (const entry of entries) {
    balance += entry.points;
    entry.balance = balance;
  }
  return entries;
}

const openAccount = (customer, index) => ({
  customer,
  card: `K${String(600001 + index * 7).padStart(7, '0')}`,
  entries: [],
  balance: 0,
  early: 0,
  spent: 0,
  stored: 0,
});

function bookOrder(random, account, order) {
  const at = order.paidAt;
  lapse(account, at);
  const net = orderTotal(order) - (order.refunded ?? 0);
  if (order.payment === '储值卡') topUp(random, account, net, at);
  account.spent += net;
  const points = Math.floor(net / 100);
  if (points > 0) {
    if (dayOfSecond(at) < dayOf('2024-01-01')) account.early += points;
    const until = `${Number(dateText(dayOfSecond(at)).slice(0, 4)) + 1}-12-31`;
    book(account, at, '获得', points, { until });
  }
  const redeemAt = at + 3600 + random.whole(0, 20 * DAY);
  const lapses = at < EXPIRY && redeemAt >= EXPIRY;
  if (account.balance >= 500 && redeemAt < END && !lapses && random.chance(0.3)) {
    account.pending = { at: redeemAt, points: Math.floor((account.balance * 0.8) / 100) * 100 };
  }
}

/** Books what fell due before a moment: a planned redemption, then the lapse of old points. */
function lapse(account, at) {
  const { pending } = account;
  if (pending && pending.at < at) {
    book(account, pending.at, '兑换', -pending.points);
    account.early = Math.max(0, account.early - pending.points);
    account.pending = undefined;
  }
  if (at > EXPIRY && account.early > 0) {
    book(account, EXPIRY, '过期', -account.early);
    account.early = 0;
  }
}

/** Each top-up at least a minute before the one already booked, so that no two entries are alike. */
function topUp(random, account, net, at) {
  let earlier = at - 60;
  while (account.stored < net) {
    const amount = random.pick([20000, 50000, 100000]);
    account.stored += amount;
    earlier -= 60 + random.whole(0, 60);
    book(account, earlier, '储值', 0, { amount });
  }
  account.stored -= net;
}

function book(account, at, entry, points, more = {}) {
  account.balance += points;
  account.entries.push({
    ...{ account, at, entry, points, level: levelOf(account.spent) },
    ...more,
  });
}

export function loyaltyTable(entries) {
  return {
    header: [
      '会员ID',
      '会员卡号',
      '卡类型',
      '会员等级',
      '变动时间',
      '变动类型',
      '积分变动',
      '积分余额',
      '金额',
    ].concat(['有效期']),
    rows: entries.map((e) => [
      ...[e.account.customer.id, e.account.card, e.entry === '储值' ? '储值卡' : '积分卡', e.level],
      ...[timeText(e.at), e.entry, e.points, e.balance],
      ...[e.amount ? (e.amount / 100).toFixed(2) : '', e.until ?? ''],
    ]),
  };
}
