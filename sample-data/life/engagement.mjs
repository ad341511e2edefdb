import { DAY, LAST_DAY, dayOf, dayOfSecond, secondOn, timeText } from '../world/calendar.mjs';
import { PRODUCTS } from '../world/products.mjs';

const END = (LAST_DAY + 1) * DAY - 1;

/** The shop keeps the events of one year. */
export const EVENTS_FROM = dayOf('2024-07-01');

const DEVICES = {
  天猫: 'App',
  小程序: '小程序',
  抖音: '抖音',
  门店: '小程序',
  企业直销: 'PC',
};

/** Visits: some end in an order, others only look around. */
export function drawBehaviours(random, orders) {
  const visits = [];
  for (const order of orders) {
    const online = order.channel !== '门店' && !order.customer.company;
    if (online && dayOfSecond(order.at) >= EVENTS_FROM && random.chance(0.46)) {
      visits.push(visitBeforeOrder(random, order));
    }
  }
  for (const { customer, day } of idleDays(random, orders)) {
    visits.push(idleVisit(random, customer, secondOn(random, day, 'online')));
  }
  visits.sort((a, b) => a[0].at - b[0].at || (a[0].customer.id < b[0].customer.id ? -1 : 1));
  visits.forEach((visit, i) => {
    for (const event of visit) event.session = `S${String(i + 1).padStart(5, '0')}`;
  });
  return visits.flat().filter((event) => event.at <= END);
}

/** Days with a visit but no order: more of them around the time when a customer is active. */
function idleDays(random, orders) {
  const days = [];
  for (const { customer, at } of orders) {
    if (customer.company) continue;
    const count = random.poisson(1.65);
    for (let i = 0; i < count; i += 1) {
      const day = dayOfSecond(at) + Math.round(random.normal() * 40);
      const inTime = day >= EVENTS_FROM && day <= LAST_DAY && day > customer.registeredAt / DAY;
      if (inTime && !(customer.leftDay && day > customer.leftDay)) days.push({ customer, day });
    }
  }
  return days;
}

function visitBeforeOrder(random, order) {
  const { customer, lines } = order;
  const device = DEVICES[order.channel];
  const steps = openingSteps(random, customer, lines[0].product);
  for (const { product } of lines.slice(0, 3)) steps.push(look(random, product));
  steps.push({ event: '加购', page: '商品页', product: lines[0].product });
  steps.push({ event: '下单', page: '结算页' });
  const times = backwards(random, order.at, steps.length);
  const visit = steps.map((step, i) => ({ ...step, customer, device, at: times[i] }));
  if (order.isPaid)
    visit.push({ event: '支付', page: '结算页', customer, device, at: order.paidAt });
  return visit;
}

function idleVisit(random, customer, start) {
  const product = favourite(random, customer);
  const steps = openingSteps(random, customer, product);
  const looks = random.whole(0, 3);
  for (let i = 0; i < looks; i += 1) steps.push(look(random, favourite(random, customer)));
  if (looks > 0 && random.chance(0.18)) steps.push({ event: '收藏', page: '商品页', product });
  if (looks > 0 && random.chance(0.26)) steps.push({ event: '加购', page: '商品页', product });
  const device = DEVICES[customer.channel];
  let at = start;
  return steps.map((step) => {
    const event = { ...step, customer, device, at };
    at += (step.seconds ?? 0) + random.whole(2, 30);
    return event;
  });
}

function openingSteps(random, customer, product) {
  const steps = [{ event: '浏览', page: '首页', seconds: random.whole(3, 40) }];
  if (random.chance(0.38)) {
    const keyword = random.chance(0.6) ? product.subcategory : product.name;
    steps.push({ event: '搜索', page: '搜索页', keyword, seconds: random.whole(4, 50) });
  }
  return steps;
}

const look = (random, product) => ({
  ...{ event: '浏览', page: '商品页', product },
  seconds: 5 + Math.floor(random.exponential(45)),
});

const favourite = (random, customer) => {
  const category = random.weighted(Object.fromEntries(customer.taste));
  return random.pick(PRODUCTS.filter((product) => product.category === category));
};

/** Strictly rising times that end at the given one. */
function backwards(random, end, count) {
  const times = [end];
  while (times.length < count) times.unshift(times[0] - random.whole(6, 120));
  return times;
}

export function behaviourTable(events) {
  return {
    header: [
      '用户ID',
      '会话ID',
      '事件时间',
      '事件名称',
      '页面',
      '商品编号',
      '搜索词',
      '停留时长',
      '设备',
    ],
    rows: events.map((e) => [
      ...[e.customer.id, e.session, timeText(e.at), e.event, e.page],
      ...[e.product?.id ?? '', e.keyword ?? '', e.seconds ?? '', e.device],
    ]),
  };
}

const TOPICS = {
  香氛蜡烛: '#居家香氛#',
  床品家纺: '#卧室改造#',
  茶器茶饮: '#围炉煮茶#',
  厨房餐具: '#今日餐桌#',
  收纳清洁: '#收纳打卡#',
  个护美妆: '#沐浴时光#',
  母婴亲子: '#亲子日常#',
  宠物用品: '#养宠日记#',
};
const COMMENTS = [
  '求链接',
  '已经回购两次',
  '看着不错',
  '颜值很高',
  '被种草了',
  '发货快吗',
  '有没有优惠',
];

export function drawSocial(random, customers) {
  const actions = [];
  for (const customer of customers) {
    if (customer.company) continue;
    const lively =
      customer.source === '小红书' ? 0.5 : customer.source === '抖音直播' ? 0.28 : 0.12;
    if (!random.chance(lively)) continue;
    const platform = random.weighted(
      customer.source === '抖音直播'
        ? { 抖音: 85, 微博: 15 }
        : { 小红书: 70, 微博: 18, 视频号: 12 },
    );
    const count = 1 + Math.floor(random.exponential(2.2));
    for (let i = 0; i < count; i += 1) {
      const day = Math.floor(customer.registeredAt / DAY) + Math.floor(random.exponential(130));
      const event = { customer, platform, ...drawSocialAction(random, customer) };
      if (day <= LAST_DAY) actions.push({ ...event, at: secondOn(random, day, 'online') });
    }
  }
  return actions.sort((a, b) => a.at - b.at);
}

function drawSocialAction(random, customer) {
  const action = random.weighted({ 点赞: 52, 评论: 18, 分享: 14, 收藏: 10, 关注: 6 });
  const topic = action === '关注' ? '' : TOPICS[favourite(random, customer).category];
  return { action, topic, text: action === '评论' ? random.pick(COMMENTS) : '' };
}

export function socialTable(actions) {
  return {
    header: ['客户编号', '平台', '互动时间', '互动类型', '话题', '内容'],
    rows: actions.map((a) => [
      a.customer.id,
      a.platform,
      timeText(a.at),
      a.action,
      a.topic,
      a.text,
    ]),
  };
}

const REFERRAL_REASONS = ['产品好用', '有推荐奖励', '朋友需要', '送礼合适'];

/** Who brought whom; some of the invited never ordered, the very first had nobody to bring them. */
export function drawReferrals(random, customers, orders) {
  const firstOrder = new Map();
  const count = new Map();
  for (const { customer, at, isStanding } of orders) {
    if (!isStanding || customer.company) continue;
    if (!firstOrder.has(customer)) firstOrder.set(customer, at);
    count.set(customer, (count.get(customer) ?? 0) + 1);
  }
  const referrals = [];
  for (const referred of customers) {
    if (referred.company || referred.source !== '老客推荐') continue;
    const known = [...firstOrder].filter(([, at]) => at < referred.registeredAt - DAY);
    if (known.length === 0) continue;
    const weights = known.map(
      ([customer]) => count.get(customer) * Math.exp(0.5 * customer.satisfaction),
    );
    const [referrer, since] = known[random.weightedIndex(weights)];
    const invitedAt = referred.registeredAt - 60 - Math.floor(random.exponential(2 * DAY));
    referrals.push({
      ...{ referrer, referred, at: Math.max(since + 3600, invitedAt) },
      convertedAt: firstOrder.get(referred) ?? 0,
      reason: random.pick(REFERRAL_REASONS),
    });
  }
  return referrals.sort((a, b) => a.at - b.at);
}

export function referralTable(referrals) {
  return {
    header: ['推荐人', '被推荐人', '推荐时间', '转化时间', '邀请码', '推荐原因'],
    rows: referrals.map((r) => [
      ...[r.referrer.id, r.referred.id, timeText(r.at)],
      r.convertedAt ? timeText(r.convertedAt) : '',
      `YQ${r.referrer.id.slice(3)}`,
      r.reason,
    ]),
  };
}
