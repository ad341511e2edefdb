import { DAY, LAST_DAY, dayOf, dayOfSecond, timeText } from '../world/calendar.mjs';
import { WAVE } from './orders.mjs';
import { SOUTH } from '../world/places.mjs';

const END = (LAST_DAY + 1) * DAY - 1;
const AGENTS = ['小禾', '小满', '谷雨', '白露', '立夏', '清明'];

/** Whether a parcel of this order went through the southern warehouse in the bad weeks. */
export const isLateParcel = (order) => {
  const day = dayOfSecond(order.at);
  const { province, company } = order.customer;
  return (
    order.channel !== '门店' &&
    !company &&
    SOUTH.has(province) &&
    day >= WAVE.day &&
    day <= WAVE.until
  );
};

const TICKET_TEXTS = {
  物流配送: ['快递一直没有更新', '包裹晚到', '派送员没有联系就签收', '配送超时要求补偿'],
  商品质量: ['收到有瑕疵', '使用两次就坏了', '颜色与图片不一致'],
  退换货: ['申请退货', '换货进度查询', '退款什么时候到账'],
  发票: ['开具电子发票', '发票抬头修改'],
  会员积分: ['积分没有到账', '如何兑换积分'],
  使用咨询: ['如何清洗保养', '尺寸怎么选', '保质期多久'],
};

const TICKET_KIND = {
  物流配送: '投诉',
  商品质量: '投诉',
  退换货: '售后',
  发票: '咨询',
  会员积分: '咨询',
  使用咨询: '咨询',
};

export function drawTickets(random, orders) {
  const tickets = orders
    .filter((order) => order.isPaid && random.chance(isLateParcel(order) ? 0.34 : 0.062))
    .map((order) => drawTicket(random, order))
    .filter((ticket) => ticket.openedAt <= END)
    .sort((a, b) => a.openedAt - b.openedAt);
  tickets.forEach((ticket, i) => {
    ticket.id = `T${String(i + 1).padStart(5, '0')}`;
  });
  return tickets;
}

function drawTicket(random, order) {
  const late = isLateParcel(order);
  const category = late
    ? random.weighted({ 物流配送: 84, 退换货: 10, 商品质量: 6 })
    : random.weighted({
        物流配送: 18,
        商品质量: 20,
        退换货: 24,
        发票: 10,
        会员积分: 12,
        使用咨询: 16,
      });
  const openedAt = order.paidAt + Math.floor(DAY * (0.4 + random.exponential(late ? 4 : 6)));
  const priority = random.weighted(late ? { 高: 48, 中: 42, 低: 10 } : { 高: 14, 中: 46, 低: 40 });
  const wait = { 高: 35, 中: 95, 低: 240 }[priority] * (late ? 3 : 1);
  const repliedAt = openedAt + 60 + Math.floor(random.exponential(wait * 60));
  const hours = random.chance(0.1) ? 150 : late ? 60 : 20;
  const solvedAt = repliedAt + 600 + Math.floor(random.exponential(hours * 3600));
  const isOpen = solvedAt > END;
  const mood = order.customer.satisfaction + random.normal() * 0.9 - (late ? 1.5 : 0);
  return {
    order,
    category,
    priority,
    openedAt,
    repliedAt: repliedAt <= END ? repliedAt : 0,
    solvedAt: isOpen ? 0 : solvedAt,
    subject: random.pick(TICKET_TEXTS[category]),
    kind: TICKET_KIND[category],
    status: isOpen ? (repliedAt <= END ? '处理中' : '待受理') : '已完成',
    channel: random.weighted({ 在线客服: 58, 电话: 24, 微信: 18 }),
    agent: random.pick(AGENTS),
    reopened: random.chance(late ? 0.2 : 0.05),
    score: !isOpen && random.chance(0.62) ? scoreOfFive(mood) : '',
  };
}

const scoreOfFive = (mood) => Math.min(5, Math.max(1, Math.round(4.1 + mood)));

const timeOrBlank = (second) => (second ? timeText(second) : '');

export function ticketTable(tickets) {
  return {
    header: [
      '工单编号',
      '客户编号',
      '订单编号',
      '工单类型',
      '问题类型',
      '主题',
      '紧急程度',
      '工单状态',
      '受理渠道',
    ].concat(['提交时间', '首次回复时间', '完成时间', '客服', '是否重开', '客户评分']),
    rows: tickets.map((t) => [
      ...[
        t.id,
        t.order.customer.id,
        t.order.id,
        t.kind,
        t.category,
        t.subject,
        t.priority,
        t.status,
      ],
      t.channel,
      ...[t.openedAt, t.repliedAt, t.solvedAt].map(timeOrBlank),
      ...[t.agent, t.reopened ? '是' : '否', t.score],
    ]),
  };
}

const REVIEW_TEXTS = {
  good: [
    '质量很好，包装用心',
    '比想象中还好用，会回购',
    '家人都喜欢',
    '颜色好看，做工精细',
    '性价比高，推荐',
  ],
  fair: ['还可以，中规中矩', '一般般，没有惊喜', '东西不错，就是有点贵'],
  bad: ['质量一般，不太满意', '和图片差别大，失望', '味道太重，不喜欢'],
  late: ['物流太慢了，等了十多天', '东西可以，快递太差', '配送太慢，包装也压坏了'],
};
const SUGGESTIONS = [
  '希望多出小包装',
  '建议增加补充装',
  '希望门店多一些',
  '希望会员日活动多一点',
  '建议换一家快递',
];
const COMPLAINTS = ['客服回复太慢', '活动规则不清楚', '发货延迟没有通知', '赠品与承诺不一致'];
const NPS_QUESTION = '您有多大可能向朋友推荐我们？';
const NPS_DAYS = ['2023-06-25', '2023-12-20', '2024-06-25', '2024-12-20', '2025-06-22'].map(dayOf);

/** Reviews of products, recommendation surveys, suggestions and complaints. */
export function drawFeedback(random, orders) {
  const answers = [
    ...orders.filter((o) => o.isStanding && random.chance(0.13)).map((o) => drawReview(random, o)),
    ...NPS_DAYS.flatMap((day) => drawSurvey(random, day, orders)),
    ...orders.filter((o) => o.isStanding && random.chance(0.02)).map((o) => drawRemark(random, o)),
  ]
    .filter((answer) => answer.at <= END)
    .sort((a, b) => a.at - b.at);
  answers.forEach((answer, i) => {
    answer.id = `F${String(i + 1).padStart(5, '0')}`;
    if (answer.repliedAt > END) answer.repliedAt = 0;
  });
  return answers;
}

function drawReview(random, order) {
  const late = isLateParcel(order);
  const score = scoreOfFive(
    order.customer.satisfaction * 0.8 + random.normal() * 0.8 + 0.3 - (late ? 1.8 : 0),
  );
  const tone = late && score <= 4 ? 'late' : score >= 4 ? 'good' : score === 3 ? 'fair' : 'bad';
  const at = order.paidAt + Math.floor(DAY * (3 + random.exponential(6)));
  return {
    ...{ customer: order.customer, at, kind: '商品评价', question: '', score, scale: 5, order },
    product: random.pick(order.lines).product,
    channel: order.channel,
    text: random.chance(0.8) ? random.pick(REVIEW_TEXTS[tone]) : '',
    repliedAt:
      score <= 3 && random.chance(0.8) ? at + Math.floor(random.exponential(1.2 * DAY)) : 0,
  };
}

function drawSurvey(random, day, orders) {
  const recent = new Map();
  for (const order of orders) {
    const since = day - dayOfSecond(order.at);
    if (order.isStanding && since > 0 && since <= 180) recent.set(order.customer, order);
  }
  return [...recent]
    .filter(() => random.chance(0.24))
    .map(([customer, order]) => ({
      ...{ customer, kind: 'NPS调查', question: NPS_QUESTION, scale: 10, channel: '短信' },
      at: day * DAY + random.whole(9 * 3600, 20 * 3600) + random.whole(0, 4) * DAY,
      score: recommendation(random, customer, isLateParcel(order)),
      text: isLateParcel(order) && random.chance(0.5) ? random.pick(REVIEW_TEXTS.late) : '',
    }));
}

function recommendation(random, customer, late) {
  const mood = customer.satisfaction * 1.5 + random.normal() * 1.3 - (late ? 3.5 : 0);
  return Math.min(10, Math.max(0, Math.round(8.1 + mood)));
}

function drawRemark(random, order) {
  const complains = random.chance(isLateParcel(order) ? 0.8 : 0.4);
  const at = order.paidAt + Math.floor(DAY * (2 + random.exponential(10)));
  return {
    ...{ customer: order.customer, at, order, question: '', score: '', scale: '' },
    kind: complains ? '投诉' : '建议',
    channel: random.pick(['微信', '在线客服', '门店']),
    text: random.pick(complains ? COMPLAINTS : SUGGESTIONS),
    repliedAt: random.chance(0.85) ? at + Math.floor(random.exponential(1.5 * DAY)) : 0,
  };
}

export function feedbackTable(answers) {
  return {
    header: [
      '反馈编号',
      '客户编号',
      '反馈时间',
      '反馈类型',
      '问题',
      '评分',
      '满分',
      '反馈渠道',
      '商品编号',
    ].concat(['订单编号', '反馈内容', '回复时间']),
    rows: answers.map((a) => [
      ...[a.id, a.customer.id, timeText(a.at), a.kind, a.question, a.score, a.scale, a.channel],
      ...[a.product?.id ?? '', a.order?.id ?? '', a.text, timeOrBlank(a.repliedAt)],
    ]),
  };
}
