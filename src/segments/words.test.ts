import { describe, expect, it } from 'vitest';
import { formatOf } from '../format/format';
import {
  attributeIs,
  factIs,
  type Condition,
  type SavedSegment,
  type Test,
} from '../warehouse/audience/condition';
import { recordTables } from '../warehouse/audience/records';
import { recordWords } from './record-words';
import { conditionInWords, ruleInWords, segmentInWords, type Known } from './words';

const saved: SavedSegment[] = [{ id: 's1', name: '老客', groups: [], members: [] }];
const zh: Known = { format: formatOf('zh', 'CNY'), saved };
const en: Known = { format: formatOf('en', 'CNY'), saved };

type Records = Extract<Condition, { about: 'records' }>;

const bought = (rest: Partial<Records>): Condition => ({
  about: 'records',
  table: 'transactions',
  where: [],
  within: null,
  count: { operator: 'at_least', times: 1 },
  ...rest,
});

const fact = (name: 'revenue' | 'recency' | 'first_day' | 'orders', is: Test): Condition => ({
  about: 'fact',
  fact: name,
  is,
});

const coat = { column: 'product', is: { operator: 'is', values: ['外套'] } } as const;
const channel = { column: 'channel', is: { operator: 'is', values: ['天猫', '抖音'] } } as const;
const model = { features: ['recency'], means: [0], deviations: [1], centres: [[0], [1]] };

const told: [Condition, string, string][] = [
  [
    factIs('segment', 'champions', 'loyal'),
    'RFM 分群是核心客户或忠诚客户',
    'RFM is Champions or Loyal',
  ],
  [
    { about: 'fact', fact: 'stage', is: { operator: 'is_not', values: ['lost'] } },
    '生命周期不是流失',
    'stage is not Lost',
  ],
  [attributeIs('gender', 'F'), '性别是女', 'gender is Female'],
  [attributeIs('Plan', 'a', 'b', 'c'), 'Plan是a、b或c', 'Plan is a, b or c'],
  [
    { about: 'attribute', attribute: 'city', is: { operator: 'contains', value: '海' } },
    '城市包含“海”',
    'city contains “海”',
  ],
  [
    { about: 'attribute', attribute: 'city', is: { operator: 'contains_not', value: '海' } },
    '城市不包含“海”',
    'city does not contain “海”',
  ],
  [
    { about: 'attribute', attribute: 'city', is: { operator: 'unknown' } },
    '城市未知',
    'city is unknown',
  ],
  [fact('orders', { operator: 'equals', value: 3 }), '订单数等于 3', 'orders exactly 3'],
  [fact('orders', { operator: 'above', value: 3 }), '订单数大于 3', 'orders more than 3'],
  [
    fact('orders', { operator: 'below', value: 1234 }),
    '订单数小于 1,234',
    'orders less than 1,234',
  ],
  [
    fact('revenue', { operator: 'at_least', value: 12345 }),
    '净销售额至少 ¥12,345',
    'net sales at least ¥12,345',
  ],
  [
    fact('revenue', { operator: 'between', from: 0.5, to: 100 }),
    '净销售额在 ¥0.50 到 ¥100 之间',
    'net sales from ¥0.50 to ¥100',
  ],
  [
    fact('recency', { operator: 'at_most', value: 1 }),
    '距上次购买天数至多 1 天',
    'days since the last order at most 1 day',
  ],
  [
    fact('first_day', { operator: 'from_day', day: '2024-01-01' }),
    '首次购买日不早于 2024-01-01',
    'first order on or after 2024-01-01',
  ],
  [
    fact('first_day', { operator: 'to_day', day: '2024-01-01' }),
    '首次购买日不晚于 2024-01-01',
    'first order on or before 2024-01-01',
  ],
  [
    fact('first_day', { operator: 'last_days', days: 30 }),
    '首次购买日在最近 30 天内',
    'first order in the last 30 days',
  ],
  [
    fact('first_day', { operator: 'longer_ago', days: 30 }),
    '首次购买日不在最近 30 天内',
    'first order not in the last 30 days',
  ],
  [
    { about: 'fact', fact: 'important', is: { operator: 'yes' } },
    '重点客户：是',
    'important customer: yes',
  ],
  [
    bought({ where: [coat], within: { days: 90 }, count: { operator: 'at_least', times: 2 } }),
    '最近 90 天内购买外套至少 2 次',
    'bought 外套 at least 2 times in the last 90 days',
  ],
  [bought({}), '下单', 'bought'],
  [
    bought({ where: [coat], count: { operator: 'at_most', times: 0 } }),
    '没有购买外套',
    'did not buy 外套',
  ],
  [
    bought({ where: [channel], count: { operator: 'at_most', times: 1 } }),
    '下单（渠道是天猫或抖音）至多 1 次',
    'bought (channel is 天猫 or 抖音) at most once',
  ],
  [
    bought({
      where: [channel, coat, { column: 'amount', is: { operator: 'at_least', value: 99.9 } }],
      within: { from: '2024-01-01', to: '2024-03-31' },
      count: { operator: 'at_most', times: 3 },
    }),
    '2024-01-01 至 2024-03-31 购买外套（渠道是天猫或抖音，金额至少 ¥99.90）至多 3 次',
    'bought 外套 (channel is 天猫 or 抖音, amount at least ¥99.90) at most 3 times from 2024-01-01 to 2024-03-31',
  ],
  [
    bought({
      table: 'feedback',
      where: [
        { column: 'kind', is: { operator: 'is', values: ['NPS'] } },
        { column: 'score', is: { operator: 'at_most', value: 6 } },
      ],
    }),
    '给过反馈（类型是NPS，评分至多 6）',
    'gave feedback (kind is NPS, score at most 6)',
  ],
  [
    bought({
      table: 'behaviours',
      where: [{ column: 'event', is: { operator: 'is', values: ['加购'] } }],
      count: { operator: 'at_least', times: 3 },
    }),
    '做过加购至少 3 次',
    'did 加购 at least 3 times',
  ],
  [{ about: 'saved', id: 's1', isIn: true }, '属于“老客”', 'in “老客”'],
  [{ about: 'saved', id: 's1', isIn: false }, '不属于“老客”', 'not in “老客”'],
  [{ about: 'saved', id: 'gone', isIn: true }, '属于“一个已删除的客群”', 'in “a deleted segment”'],
  [{ about: 'cluster', model, clusters: [0, 1] }, '聚类是1或2', 'cluster is 1 or 2'],
];

describe('a condition in words', () => {
  it.each(told)('%#: %j', (condition, chinese, english) => {
    expect(conditionInWords(condition, zh)).toBe(chinese);
    expect(conditionInWords(condition, en)).toBe(english);
  });

  it('calls clusters by the names that the analyst gave', () => {
    const named = { ...en, clusterNames: ['Bargain hunters'] };
    const condition: Condition = { about: 'cluster', model, clusters: [0, 1] };
    expect(conditionInWords(condition, named)).toBe('cluster is Bargain hunters or 2');
  });

  it('never rounds what was set, and never shortens it', () => {
    const condition = fact('revenue', { operator: 'above', value: 1_234_567.89 });
    expect(conditionInWords(condition, en)).toBe('net sales more than ¥1,234,567.89');
  });

  it('knows every table whose records belong to customers, but for the customer file itself', () => {
    const told = recordTables.filter((table) => table !== 'customers');
    expect(Object.keys(recordWords).sort()).toEqual([...told].sort());
  });
});

describe('a rule in words', () => {
  const two = [
    factIs('segment', 'champions'),
    bought({ where: [coat], within: { days: 90 }, count: { operator: 'at_least', times: 2 } }),
  ];

  it('joins conditions by and, groups by or', () => {
    const groups = [two, [attributeIs('city', '上海')]];
    expect(ruleInWords(groups, en)).toBe(
      'RFM is Champions, and bought 外套 at least 2 times in the last 90 days; or city is 上海',
    );
    expect(ruleInWords(groups, zh)).toBe(
      'RFM 分群是核心客户，且最近 90 天内购买外套至少 2 次；或城市是上海',
    );
  });

  it('leaves out groups that say nothing, and begins with a capital', () => {
    expect(ruleInWords([[], [fact('orders', { operator: 'above', value: 1 })]], en)).toBe(
      'Orders more than 1',
    );
  });

  it('is everyone without any condition', () => {
    expect([ruleInWords([], en), ruleInWords([[]], zh)]).toEqual(['Everyone', '全部客户']);
  });
});

describe('a segment in words', () => {
  const segment = (groups: Condition[][], members: string[]): SavedSegment => ({
    id: 'x',
    name: 'x',
    groups,
    members,
  });

  it('tells those put in by hand beside the rule', () => {
    const both = segment([[attributeIs('city', '上海')]], ['1', '2', '3']);
    expect(segmentInWords(both, en)).toBe('City is 上海; or 3 customers put in by hand');
    expect(segmentInWords(both, zh)).toBe('城市是上海；或手工放入的 3 位客户');
  });

  it('is those put in by hand alone where there is no rule', () => {
    expect(segmentInWords(segment([], ['1']), en)).toBe('1 customer put in by hand');
  });

  it('is nobody without rule and members', () => {
    expect(segmentInWords(segment([[]], []), en)).toBe('Nobody yet');
    expect(segmentInWords(segment([], []), zh)).toBe('还没有客户');
  });
});
