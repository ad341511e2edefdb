import {
  DAY,
  LAST_DAY,
  PROMOTION_DISCOUNT,
  dateText,
  dayOf,
  dayOfSecond,
} from '../world/calendar.mjs';
import { promotionOn, secondOn } from '../world/calendar.mjs';
import { habitOf, registeredDay, shoppingClocks, tasteOf } from './customers.mjs';
import { SOUTH, STORES } from '../world/places.mjs';
import { PRODUCTS } from '../world/products.mjs';

/**
 * From this day the southern warehouse sent its parcels with another courier, who broke down under
 * 双11: until the last day parcels came late.
 */
export const WAVE = {
  day: dayOf('2024-10-08'),
  until: dayOf('2024-11-20'),
  leavingShare: 0.78,
};

/**
 * Every order as the customers placed it, before refunds and closings.
 * @returns {object[]} sorted by time; money in fen
 */
export function drawOrders(random, customers) {
  const clocks = shoppingClocks();
  const orders = [];
  for (const customer of customers) {
    customer.taste = tasteOf(random, customer);
    if (customer.neverOrders) continue;
    const days = leaveWithWave(random, customer, orderDays(random, customer, clocks));
    for (const day of days) orders.push(drawOrder(random, customer, day));
  }
  return orders.sort((a, b) => a.at - b.at);
}

/**
 * Days with an order: the first soon after registering, then a Poisson process in shopping time
 * that may end after each order (BG/NBD of Fader, Hardie and Lee 2005).
 */
function orderDays(random, customer, clocks) {
  const clock = clocks[habitOf(customer)];
  const first =
    registeredDay(customer) + (random.chance(0.72) ? 0 : Math.floor(random.exponential(24)));
  const days = [];
  let day = first;
  while (day <= LAST_DAY) {
    days.push(day);
    if (random.chance(customer.drop)) break;
    // Half a day is added so that several orders of one day remain possible but rare.
    const time = clock.at(day) + 0.5 + random.exponential(1 / customer.rate);
    day = clock.dayAt(time);
  }
  return days;
}

/** Cuts the orders of a southern online customer who leaves after the first late parcel. */
function leaveWithWave(random, customer, days) {
  if (!SOUTH.has(customer.province) || habitOf(customer) !== 'online') return days;
  const late = days.find((day) => day >= WAVE.day && day <= WAVE.until);
  if (late === undefined || !random.chance(WAVE.leavingShare)) return days;
  customer.leftDay = late + random.whole(9, 30);
  customer.leftWithWave = true;
  return days.filter((day) => day <= late);
}

/** One order of a customer on a day. @param {object} [offer] a campaign's coupon */
export function drawOrder(random, customer, day, offer) {
  const habit = habitOf(customer);
  const channel = drawChannel(random, customer);
  const inStore = channel === '门店';
  const lastSecond = (LAST_DAY + 1) * DAY - 1;
  const drawnAt = secondOn(
    random,
    day,
    inStore ? 'store' : habit === 'office' ? 'office' : 'online',
  );
  // Nobody orders before registering.
  const at = Math.min(
    lastSecond,
    Math.max(drawnAt, customer.registeredAt + random.whole(60, 1500)),
  );
  const promotion = offer?.name ?? (customer.company ? '' : promotionOn(day));
  return {
    customer,
    at,
    paidAt: Math.min(lastSecond, at + (inStore ? 0 : Math.ceil(random.exponential(90)) + 6)),
    channel,
    store: inStore ? (STORES[customer.city] ?? '广州天河店') : '',
    payment: drawPayment(random, channel),
    promotion,
    offer,
    lines: drawLines(random, customer, offer?.discount ?? PROMOTION_DISCOUNT[promotion] ?? 0),
  };
}

function drawChannel(random, customer) {
  if (customer.company || random.chance(0.8)) return customer.channel;
  const weights = { 天猫: 40, 小程序: 30, 抖音: 18 };
  if (STORES[customer.city]) weights['门店'] = 40;
  return random.weighted(weights);
}

function drawPayment(random, channel) {
  if (channel === '企业直销') return random.chance(0.85) ? '对公转账' : '支付宝';
  if (channel === '天猫') return random.weighted({ 支付宝: 78, 花呗: 16, 银行卡: 6 });
  if (channel === '抖音') return random.weighted({ 抖音支付: 45, 微信支付: 30, 支付宝: 25 });
  if (channel === '门店') return random.weighted({ 微信支付: 56, 支付宝: 28, 储值卡: 9, 现金: 7 });
  return random.weighted({ 微信支付: 92, 银行卡: 8 });
}

function drawLines(random, customer, discountShare) {
  const spending = Math.min(3.5, customer.spending);
  const count = customer.company
    ? 1 + random.poisson(0.8)
    : 1 + Math.min(6, random.poisson(0.91 + 0.5 * spending));
  const weights = productWeights(customer, spending);
  return Array.from({ length: count }, () => {
    const index = random.weightedIndex(weights);
    weights[index] = 0;
    return drawLine(random, customer, PRODUCTS[index], discountShare, spending);
  });
}

function productWeights(customer, spending) {
  return PRODUCTS.map((product) => {
    const dearer = Math.exp(0.75 * Math.log(spending) * Math.log(product.price / 8000));
    return product.popularity * customer.taste.get(product.category) * dearer;
  });
}

function drawLine(random, customer, product, discountShare, spending) {
  const quantity = customer.company
    ? Math.max(3, Math.round(random.gamma(2, (customer.kind === '经销商' ? 6 : 5) * spending)))
    : 1 + random.poisson(0.12 + 0.12 * spending);
  const unitPrice =
    customer.kind === '经销商' ? Math.round(product.price * 0.0065) * 100 : product.price;
  const share = customer.kind === '企业' && quantity >= 20 ? 0.1 : discountShare;
  const gross = unitPrice * quantity;
  // Prices are cut to whole jiao, as promotions do.
  const discount = Math.round((gross * share) / 10) * 10;
  return { product, quantity, unitPrice, discount, paid: gross - discount };
}

/** Gives the orders their numbers: the day and a running number of that day. */
export function numberOrders(orders) {
  orders.sort((a, b) => a.at - b.at || (a.customer.id < b.customer.id ? -1 : 1));
  let day = 0;
  let running = 0;
  for (const order of orders) {
    if (dayOfSecond(order.at) !== day) {
      day = dayOfSecond(order.at);
      running = 0;
    }
    running += 1;
    order.id = `D${dateText(day).replaceAll('-', '').slice(2)}${String(running).padStart(4, '0')}`;
  }
}

export const orderTotal = (order) => order.lines.reduce((sum, line) => sum + line.paid, 0);
