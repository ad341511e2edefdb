import { LAST_DAY, dateText, dayOfSecond } from '../world/calendar.mjs';

/** The reason that the customers of the wave give. */
export const WAVE_REASON = '物流配送慢';

const WAVE_DETAILS = [
  '更换快递后经常晚到',
  '包裹等了十多天',
  '派件差，改到别家买',
  '华南仓发货后物流停滞',
];

const REASONS = {
  价格偏高: { share: 28, details: ['同款别家更便宜', '活动力度变小'] },
  需求减少: { share: 24, details: ['暂时不需要', '家里存货多'] },
  转向竞品: { share: 18, details: ['改用其他品牌', '朋友推荐了别家'] },
  商品质量: { share: 13, details: ['质量不稳定', '与描述不符'] },
  服务体验: { share: 9, details: ['客服回复慢', '退换货麻烦'] },
  搬家或联系不上: { share: 5, details: ['电话停机', '搬离城市'] },
  物流配送慢: { share: 3, details: ['快递慢'] },
};

const REASON_SHARES = Object.fromEntries(
  Object.entries(REASONS).map(([reason, { share }]) => [reason, share]),
);

/** Those who said that they leave: most of the wave, some of the others who fell silent. */
export function drawDepartures(random, customers, orders) {
  const lastDay = new Map();
  for (const order of orders) lastDay.set(order.customer, dayOfSecond(order.at));
  const buyers = new Set(orders.filter((order) => order.isStanding).map((order) => order.customer));
  const departures = [];
  for (const customer of customers) {
    if (!buyers.has(customer)) continue;
    const last = lastDay.get(customer);
    if (customer.leftWithWave && random.chance(0.8)) {
      departures.push({
        customer,
        day: Math.max(customer.leftDay, last),
        ...drawWaveReason(random),
      });
    } else if (last < LAST_DAY - 150 && random.chance(0.13)) {
      const day = last + random.whole(30, 140);
      departures.push({ customer, day, ...drawReason(random) });
    }
  }
  return departures.sort((a, b) => a.day - b.day || (a.customer.id < b.customer.id ? -1 : 1));
}

const drawWaveReason = (random) =>
  random.chance(0.9)
    ? { reason: WAVE_REASON, detail: random.pick(WAVE_DETAILS) }
    : { reason: '服务体验', detail: '客服没有解决晚到问题' };

function drawReason(random) {
  const reason = random.weighted(REASON_SHARES);
  return { reason, detail: random.chance(0.7) ? random.pick(REASONS[reason].details) : '' };
}

export function departureTable(departures) {
  return {
    header: ['客户编号', '流失日期', '流失原因', '详细说明'],
    rows: departures.map(({ customer, day, reason, detail }) => [
      customer.id,
      dateText(day),
      reason,
      detail,
    ]),
  };
}
