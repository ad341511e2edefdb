import { DAY, LAST_DAY, dateText, dayOfSecond } from '../world/calendar.mjs';
import { SOUTH } from '../world/places.mjs';
import { RESPONSE_DAYS } from '../life/campaigns.mjs';
import { ageAtEnd } from '../life/customers.mjs';
import { WAVE_REASON } from '../life/departures.mjs';
import { WAVE, orderTotal } from '../life/orders.mjs';
import { share } from './figures.mjs';

/** The southern customers of the late parcels, beside the others. */
export function waveTruth({ tickets, departures, customers }, standing) {
  const ordered = new Set();
  const later = new Set();
  for (const { customer, at, channel } of standing) {
    const day = dayOfSecond(at);
    const online = channel !== '门店' && !customer.company;
    if (online && day >= WAVE.day && day <= WAVE.until) ordered.add(customer);
    if (day > WAVE.until) later.add(customer);
  }
  const silence = (isMember) => {
    const group = [...ordered].filter(isMember);
    const silent = group.filter((customer) => !later.has(customer)).length;
    return { ordered: group.length, silent, share: share(silent, group.length) };
  };
  const answersUntil = WAVE.until + 30;
  const withReason = departures.filter(
    ({ day, reason }) => reason === WAVE_REASON && day >= WAVE.day && day <= answersUntil,
  );
  const deliveryTickets = tickets.filter(
    ({ category, openedAt }) =>
      category === '物流配送' && openedAt >= WAVE.day * DAY && openedAt < (answersUntil + 1) * DAY,
  );
  return {
    cause:
      'From 2024-10-08 the southern warehouse used another courier, who broke down under 双11: parcels to these provinces came late until 2024-11-20.',
    from: dateText(WAVE.day),
    until: dateText(WAVE.until),
    provinces: [...SOUTH],
    who: '个人 in these provinces with a valid order outside the stores from the first to the last of these days',
    silentMeans: `no valid order from ${dateText(WAVE.until + 1)} to ${dateText(LAST_DAY)}`,
    south: silence((customer) => SOUTH.has(customer.province)),
    elsewhere: silence((customer) => !SOUTH.has(customer.province)),
    reason: WAVE_REASON,
    answersUntil: dateText(answersUntil),
    departuresWithReason: withReason.length,
    deliveryTickets: deliveryTickets.length,
    planted: customers.filter((customer) => customer.leftWithWave).length,
    customers: customers.filter((c) => c.leftWithWave).map((customer) => customer.id),
  };
}

/** A campaign's responses, addressed and held back. */
export function campaignTruth({ contacts }, campaign) {
  const own = contacts.filter((contact) => contact.campaign === campaign);
  const group = (isControl) => {
    const members = own.filter((contact) => contact.control === isControl);
    const responders = members.filter((contact) => contact.response).length;
    const rate = members.length ? share(responders, members.length) : null;
    return { customers: members.length, responders, rate };
  };
  const treated = group(false);
  const control = campaign.control > 0 ? group(true) : null;
  return {
    id: campaign.id,
    name: campaign.name,
    start: campaign.start,
    response: `first valid order from the day after the start to ${RESPONSE_DAYS} days after it`,
    treated,
    control,
    plantedUplift: campaign.control > 0 ? campaign.uplift : null,
    works: campaign.control > 0 ? campaign.uplift > 0 : null,
    observedUplift: control ? share(treated.rate - control.rate, 1) : null,
  };
}

const isOlder = ({ birthDate }) => (birthDate ? (ageAtEnd(birthDate) >= 45 ? '45+' : '<45') : '');
const isYoung = ({ birthDate }) => (birthDate ? (ageAtEnd(birthDate) <= 24 ? '18-24' : '25+') : '');

/** Attribute by segment; each is planted and each can be computed from the files alone. */
const ASSOCIATIONS = [
  ['mainCategory', '茶器茶饮', '性别', '男', ({ gender }) => gender ?? ''],
  ['mainCategory', '母婴亲子', '婚姻状况', '已婚', ({ maritalStatus }) => maritalStatus ?? ''],
  ['mainCategory', '宠物用品', '年龄', '18-24', isYoung],
  ['mainCategory', '收纳清洁', '城市级别', '三线及以下', ({ level }) => level],
  ['mainCategory', '香氛蜡烛', '城市级别', '一线', ({ level }) => level],
  ['orders', '1', '客户来源', '抖音直播', ({ source }) => source],
  ['orders', '6+', '客户来源', '老客推荐', ({ source }) => source],
  ['mainChannel', '门店', '年龄', '45+', isOlder],
];

export function associationTruth(buyers) {
  return ASSOCIATIONS.map(([by, segment, attribute, value, read]) => {
    const members = buyers.filter((buyer) => SEGMENTS[by](buyer) === segment);
    const inGroup = (group) => {
      const known = group.filter(({ customer }) => read(customer) !== '');
      const having = known.filter(({ customer }) => read(customer) === value).length;
      return { known: known.length, having, share: share(having, known.length) };
    };
    const inSegment = inGroup(members);
    const inBase = inGroup(buyers);
    const index = Math.round((inSegment.share / inBase.share) * 1000) / 10;
    return { segment: { by, value: segment }, attribute, value, inSegment, inBase, index };
  });
}

const SEGMENTS = {
  orders: ({ orders }) => (orders.length >= 6 ? '6+' : String(orders.length)),
  mainCategory: ({ orders }) =>
    heaviest(
      orders.flatMap((order) => order.lines.map((line) => [line.product.category, line.paid])),
    ),
  mainChannel: ({ orders }) => heaviest(orders.map((order) => [order.channel, orderTotal(order)])),
};

/** The key with the largest sum; the first in code order where two are equal. */
function heaviest(pairs) {
  const sums = new Map();
  for (const [key, weight] of pairs) sums.set(key, (sums.get(key) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
}
