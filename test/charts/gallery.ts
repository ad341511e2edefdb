/** Every drawing function with easy and with hard rows; never part of the shipped page. */
import * as Plot from '@observablehq/plot';
import { bars, type BarRow } from '../../src/charts/bars';
import { cohorts } from '../../src/charts/cohorts';
import { columns, type ColumnRow } from '../../src/charts/columns';
import { dots } from '../../src/charts/dots';
import { framed, pngBlob, svgText } from '../../src/charts/export';
import { flow } from '../../src/charts/flow';
import { flowSteps } from '../../src/charts/flow-steps';
import { funnel } from '../../src/charts/funnel';
import { focusedKey, focusKey } from '../../src/charts/focus';
import { forest } from '../../src/charts/forest';
import { heatmap } from '../../src/charts/heatmap';
import { histogram } from '../../src/charts/histogram';
import { lines } from '../../src/charts/lines';
import { lorenz } from '../../src/charts/lorenz';
import { matrix } from '../../src/charts/matrix';
import { pairs } from '../../src/charts/pairs';
import { panels } from '../../src/charts/panels';
import { pareto } from '../../src/charts/pareto';
import { pyramid } from '../../src/charts/pyramid';
import { smallMultiples } from '../../src/charts/small-multiples';
import { stepCurves, type StepCurve } from '../../src/charts/step-curves';
import type { Drawing } from '../../src/charts/surface/svg';
import { tiles } from '../../src/charts/tiles';
import { together } from '../../src/charts/together';
import { segments, stages, tiers, type CustomerClass } from '../../src/analyses/classes';
import { formatOf } from '../../src/format/format';
import type { Language } from '../../src/i18n/text';

interface Setting {
  width: number;
  language: Language;
  theme: 'light' | 'dark';
}
type Case = (drawing: Drawing) => Element;

const picked: string[] = [];
const onPick = (key: string) => picked.push(key);
const say = (drawing: Drawing, zh: string, en: string) =>
  drawing.format.language === 'zh' ? zh : en;
const month = (index: number) => new Date(Date.UTC(2023, index, 1));
/** The same numbers on every run. */
const wave = (index: number, size = 1) =>
  size * (1 + 0.6 * Math.sin(index * 1.7) + 0.3 * Math.cos(index * 0.6));

function classRows(classes: readonly CustomerClass[], drawing: Drawing): BarRow[] {
  return classes.map(({ key, name, colour }, index) => ({
    key,
    label: drawing.format.text(name),
    value: Math.round(wave(index, 4200)),
    colour: colour[drawing.theme],
    note: drawing.format.share(0.002 + wave(index, 0.2)),
    selected: index === 2,
  }));
}

function months(
  count: number,
  value: (index: number) => ColumnRow['values'],
  more: (index: number) => Partial<ColumnRow> = () => ({}),
): ColumnRow[] {
  return Array.from({ length: count }, (_, index) => ({
    at: month(index),
    values: value(index),
    unfinished: index === count - 1,
    ...more(index),
  }));
}

const byMonth = ({ format }: Drawing) => ({ showAt: (at: Date) => format.period(at, 'month') });
/** Days of each year, some of which touch. */
const promotions = (d: Drawing) =>
  [2022, 2023, 2024, 2025].flatMap((year) =>
    (
      [
        [say(d, '双11', '11.11'), 9, 20, 10, 11],
        [say(d, '双12', '12.12'), 11, 8, 11, 12],
        [say(d, '年货节', 'New Year sale'), 0, 8, 0, 27],
        [say(d, '春节', 'Spring festival'), 0, 28, 1, 4],
        [say(d, '三八', '3.8'), 2, 1, 2, 8],
      ] as const
    ).map(([label, fromMonth, from, toMonth, to]) => ({
      label,
      from: new Date(Date.UTC(year, fromMonth, from)),
      to: new Date(Date.UTC(year, toMonth, to)),
    })),
  );
const bin = (index: number) => ({
  from: index * 7,
  to: index * 7 + 7,
  count: Math.round(900 * Math.exp(-index / 6)),
});

const cases: Record<string, Case> = {
  tiles: (d) =>
    tiles(
      [
        {
          label: say(d, '净收入', 'Net revenue'),
          value: d.format.money(12_345_678),
          changes: [
            { label: say(d, '同比', 'vs last year'), value: 0.123 },
            { label: say(d, '环比', 'vs last period'), value: -0.031 },
          ],
          trend: Array.from({ length: 12 }, (_, i) => wave(i)),
        },
        {
          label: say(d, '下单客户', 'Customers who ordered'),
          value: d.format.count(48_210),
          changes: [
            { label: say(d, '同比', 'vs last year'), value: 0 },
            { label: say(d, '环比', 'vs last period'), value: null },
          ],
          trend: [1, null, 3, 4],
        },
        {
          label: say(d, '订单', 'Orders'),
          value: d.format.count(1_234_567_890),
          changes: [{ label: say(d, '同比', 'vs last year'), value: 12.345 }],
        },
        { label: say(d, '客单价', 'Average order value'), value: d.format.moneyExact(256.3) },
        {
          label: say(
            d,
            '复购率（最近十二个月内至少两次有效购买的客户占比）',
            'Repeat purchase rate over the last twelve months',
          ),
          value: d.format.share(0.4213),
          note: say(d, '仅含有效订单', 'valid orders only'),
        },
      ],
      d,
    ),
  tilesInColumns: (d) =>
    tiles(
      Array.from({ length: 8 }, (_, i) => ({
        label: say(d, `首单后 ${30 * (i + 1)} 天复购率`, `Repeat rate within ${30 * (i + 1)} days`),
        value: d.format.share(0.1 * i),
        changes: [{ label: say(d, '同比', 'vs year before'), value: 0.021, isPoints: true }],
      })),
      {
        ...d,
        heading: say(d, '2025-06 · 最近一个完整月', '2025-06 · last full month'),
        columns: d.width >= 560 ? 4 : 2,
        size: 20,
      },
    ),
  tilesOne: (d) => tiles([{ label: 'GMV', value: '¥1' }], d),
  revenue: (d) =>
    columns(
      months(
        24,
        (i) => ({ revenue: wave(i, 4_300_000) }),
        (i) => ({ line: i > 11 ? wave(i - 2, 3_900_000) : null }),
      ),
      {
        ...d,
        ...byMonth(d),
        series: [{ key: 'revenue', label: say(d, '净收入', 'Net revenue') }],
        show: d.format.money,
        lineLabel: say(d, '去年同期', 'same period last year'),
      },
    ),
  newReturning: (d) =>
    columns(
      months(
        14,
        (i) => ({ new: wave(i, 320), returning: wave(i + 3, 910) }),
        (i) => ({ share: wave(i, 0.3) }),
      ),
      {
        ...d,
        ...byMonth(d),
        series: [
          { key: 'new', label: say(d, '新客', 'New customers') },
          { key: 'returning', label: say(d, '老客', 'Returning customers') },
        ],
        show: d.format.count,
        shareLabel: say(d, '老客收入占比', 'Share of revenue from returning customers'),
      },
    ),
  stageFlow: (d) =>
    columns(
      months(18, (i) => ({
        new: Math.round(wave(i, 320)),
        returning: Math.round(wave(i + 3, 910)),
        resurrecting: Math.round(wave(i, 120)),
        dormant: -Math.round(wave(i + 1, 500)),
      })),
      {
        ...d,
        ...byMonth(d),
        series: [
          { key: 'new', label: say(d, '新客', 'New') },
          { key: 'returning', label: say(d, '留存', 'Returning') },
          { key: 'resurrecting', label: say(d, '召回', 'Resurrecting') },
          { key: 'dormant', label: say(d, '转为沉睡', 'Gone dormant') },
        ],
        show: d.format.count,
      },
    ),
  columnsWeeks: (d) =>
    columns(
      Array.from({ length: 130 }, (_, i) => ({
        at: new Date(Date.UTC(2022, 0, 3 + 7 * i)),
        values: { a: i % 9 === 4 ? null : wave(i, 1e11) },
      })),
      {
        ...d,
        showAt: (at) => d.format.period(at, 'week'),
        series: [{ key: 'a', label: 'A' }],
        show: d.format.money,
      },
    ),
  columnsBands: (d) =>
    columns(
      months(36, (i) => ({ revenue: wave(i, 4_300_000) })),
      {
        ...d,
        ...byMonth(d),
        series: [{ key: 'revenue', label: say(d, '净收入', 'Net revenue') }],
        show: d.format.money,
        bands: promotions(d),
      },
    ),
  columnsOne: (d) =>
    columns(
      months(1, () => ({ a: 3 })),
      { ...d, ...byMonth(d), n: 3, series: [{ key: 'a', label: 'A' }], show: d.format.count },
    ),
  columnsSeven: (d) =>
    columns(
      months(6, (i) => Object.fromEntries([...'abcdefg'].map((key, k) => [key, wave(i + k, 10)]))),
      {
        ...d,
        ...byMonth(d),
        series: [...'abcdefg'].map((key) => ({
          key,
          label: say(d, `渠道 ${key}`, `Channel ${key}`),
        })),
        show: d.format.count,
      },
    ),
  columnsEmpty: (d) => columns([], { ...d, ...byMonth(d), series: [], show: d.format.count }),
  segments: (d) =>
    bars(classRows(segments, d), {
      ...d,
      show: d.format.count,
      valueHeading: say(d, '客户数', 'Customers'),
      noteHeading: say(d, '收入占比', 'Share of revenue'),
      onPick,
    }),
  stages: (d) =>
    bars(classRows(stages, d), {
      ...d,
      show: d.format.count,
      valueHeading: say(d, '客户数', 'Customers'),
      onPick,
    }),
  tiers: (d) => bars(classRows(tiers, d), { ...d, show: d.format.count }),
  barsLong: (d) =>
    bars(
      Array.from({ length: 40 }, (_, i) => ({
        key: String(i),
        label: say(
          d,
          `来自华东地区会员日小程序渠道的高频购买客户第${i}组`,
          `Customers acquired through the members' day mini programme, group ${i}`,
        ),
        value: wave(i, 1e12) * (i % 7 === 3 ? -0.4 : 1),
        note: d.format.share(wave(i, 0.1)),
      })),
      {
        ...d,
        show: d.format.money,
        valueHeading: say(d, '净收入', 'Net revenue'),
        noteHeading: say(
          d,
          '占全部有效订单净收入的比例',
          'Share of the net revenue of all valid orders',
        ),
      },
    ),
  barsOthers: (d) =>
    bars(
      Array.from({ length: 40 }, (_, i) => ({
        key: String(i),
        label: say(d, `城市${i}`, `City ${i}`),
        value: 400 - 10 * i,
      })),
      { ...d, show: d.format.count, limit: 8, rest: 'sum' },
    ),
  barsOne: (d) => bars([{ key: 'a', label: 'A', value: 0 }], { ...d, n: 1, show: d.format.count }),
  barsNull: (d) =>
    bars(
      [
        {
          key: 'a',
          label: 'Averyveryveryveryveryverylongwordwithoutanyspaceatallinsideit',
          value: null,
        },
        { key: 'b', label: '👩‍👩‍👧 b', value: -3 },
      ],
      { ...d, show: d.format.count },
    ),
  barsEmpty: (d) => bars([], { ...d, show: d.format.count }),
  rfmGrid: (d) => {
    const scores = ['1', '2', '3', '4', '5'];
    return heatmap(
      scores.flatMap((y, i) =>
        scores.map((x, j) => ({
          x,
          y,
          value: Math.round(wave(i * 5 + j, 2600)),
          colour: segments[(i * 5 + j) % 11]?.colour[d.theme],
          key: segments[(i * 5 + j) % 11]?.key,
          title:
            i * 5 + j < 11
              ? d.format.text(segments[i * 5 + j]?.name ?? { zh: '', en: '' })
              : undefined,
          selected: i === 1 && j === 1,
        })),
      ),
      {
        ...d,
        xs: scores,
        ys: [...scores].reverse(),
        xHeading: say(d, '最近购买 R（5 为最近）', 'Recency score (5 is most recent)'),
        yHeading: say(d, '购买频次 F', 'Frequency score'),
        show: d.format.count,
        legend: segments.map(({ name, colour }) => ({
          label: d.format.text(name),
          colour: colour[d.theme],
        })),
        onPick,
      },
    );
  },
  crosstab: (d) => {
    const xs = Array.from({ length: 12 }, (_, i) => say(d, `支付渠道${i}`, `Payment method ${i}`));
    const ys = Array.from({ length: 6 }, (_, i) =>
      say(d, `一个很长的省份名称${i}`, `A province with a long name ${i}`),
    );
    return heatmap(
      ys.flatMap((y, i) =>
        xs.map((x, j) => ({ x, y, value: (i + j) % 5 ? wave(i * j, 1_000_000) : null })),
      ),
      { ...d, xs, ys, show: d.format.short },
    );
  },
  heatEmpty: (d) => heatmap([], { ...d, xs: [], ys: [], show: d.format.count }),
  flow: (d) => {
    const nodes = segments.map(({ key, name, colour }, index) => ({
      key,
      label: d.format.text(name),
      colour: colour[d.theme],
      pickable: true,
      selected: index === 1,
    }));
    return flow(
      nodes.flatMap((from, i) =>
        nodes.map((to, j) => ({
          from: from.key,
          to: to.key,
          value: (i + j) % 3 ? Math.round(wave(i * 5 + j, i === j ? 900 : 40)) : 0,
        })),
      ),
      {
        ...d,
        left: nodes,
        right: nodes,
        leftHeading: say(d, '2024-06-30 所在类', 'Class on 2024-06-30'),
        rightHeading: say(d, '2025-06-30 所在类', 'Class on 2025-06-30'),
        show: d.format.count,
        onPick,
      },
    );
  },
  flowUneven: (d) => {
    const node = (key: string, label: string) => ({ key, label, colour: '#1f6feb' });
    return flow(
      [
        { from: 'a', to: 'a', value: 1_234_567 },
        { from: 'b', to: 'a', value: 1 },
        { from: 'c', to: 'b', value: 1 },
      ],
      {
        ...d,
        n: 3,
        left: [
          node('a', 'A'),
          node('b', say(d, '名字很长的一类客户', 'A class with quite a long name')),
          node('c', 'C'),
        ],
        right: [node('a', 'A'), node('b', 'B'), node('unused', 'U')],
        leftHeading: say(d, '之前', 'Before'),
        rightHeading: say(d, '之后', 'After'),
        show: d.format.count,
      },
    );
  },
  flowEmpty: (d) =>
    flow([], { ...d, left: [], right: [], leftHeading: '', rightHeading: '', show: String }),
  flowSteps: (d) => {
    const colours = ['#1f6feb', '#2a9d8f', '#b8860b', '#d1495b'];
    const events = [
      say(d, '浏览 · 首页', 'Home'),
      say(d, '浏览 · 商品页', 'A page of a product'),
      say(d, '加购', 'Cart'),
      say(d, '支付', 'Payment'),
    ];
    const rest = say(d, '其他事件', 'Other events');
    const left = say(d, '离开', 'Left');
    return flowSteps(
      [1, 2, 3, 4].flatMap((step) =>
        [...events, rest].flatMap((from, i) =>
          [...events, rest, left].map((to, j) => ({
            step,
            from,
            to,
            value: (step + i * j) % 3 ? Math.round(wave(step + i * 7 + j, 400 / (1 + i + j))) : 0,
          })),
        ),
      ),
      {
        ...d,
        nodes: [
          ...events.map((label, at) => ({
            key: label,
            label,
            colour: colours[at] ?? '#76808f',
            pickable: true,
            selected: at === 1,
          })),
          { key: rest, label: rest, colour: '#76808f', isLast: true },
          { key: left, label: left, colour: '#8a929e', isLast: true },
        ],
        headings: [1, 2, 3, 4, 5].map((step) => say(d, `第 ${step} 步`, `Step ${step}`)),
        show: d.format.count,
        onPick,
      },
    );
  },
  flowStepsEmpty: (d) => flowSteps([], { ...d, nodes: [], headings: [], show: String }),
  funnel: (d) =>
    funnel(
      [1_234_567, 45_678, 12_345, 3].map((value, at) => ({
        key: String(at),
        label: say(
          d,
          '名字很长的一个步骤，写了两行',
          'A step with quite a long name, in two lines',
        ),
        value,
        note: at === 0 ? undefined : d.format.share(value / 1_234_567),
        between: [
          say(d, '3.7% 进入下一步，流失 118.9万', '3.7% go on, 1.2M are lost, median time 3.5 min'),
          '3.7%',
        ],
      })),
      { ...d, show: d.format.count },
    ),
  funnelEmpty: (d) => funnel([{ key: 'a', label: 'A', value: 0 }], { ...d, show: String }),
  pareto: (d) => {
    const values = [98, 81, 53, 48, 43, 34, 11, 4, 2];
    const all = values.reduce((sum, value) => sum + value, 0);
    return pareto(
      values.map((value, at) => ({
        key: String(at),
        label: say(d, '搬家或联系不上', 'Moved, or cannot be reached'),
        value,
        cumulated: values.slice(0, at + 1).reduce((sum, one) => sum + one, 0) / all,
        vital: at < 4,
        selected: at === 1,
      })),
      {
        ...d,
        show: d.format.count,
        valueHeading: say(d, '客户数', 'Customers'),
        cumulatedHeading: say(d, '累计占比', 'Cumulated share'),
        mark: 0.8,
        onPick,
      },
    );
  },
  paretoEmpty: (d) =>
    pareto([], { ...d, show: String, valueHeading: '', cumulatedHeading: '', mark: 0.8 }),
  'bars with several columns': (d) =>
    bars(
      ['微信支付', '支付宝', 'Bank transfer'].map((label, index) => ({
        key: label,
        label,
        value: Math.round(wave(index, 4200)),
        notes: [0.412, 0.31, 0.278].map((share) => d.format.share(share)),
        fixed: index === 2,
      })),
      {
        ...d,
        show: d.format.count,
        valueHeading: say(d, '订单数', 'Orders'),
        noteHeadings: [
          say(d, '订单占比', 'Share of orders'),
          say(d, '销售占比', 'Share of net sales'),
          say(d, '订单退款率', 'Refund rate, orders'),
        ],
        remark: say(d, '另有 3 项，见表格。', '3 more in the table.'),
        onPick,
      },
    ),
  pyramid: (d) =>
    pyramid(
      ['18–24', '25–34', '35–44', '65+'].flatMap((step, index) =>
        (['left', 'right'] as const).map((side, at) => ({
          key: `${step} ${side}`,
          step,
          side,
          value: wave(index + at, 0.1),
          selected: index + at === 2,
        })),
      ),
      {
        ...d,
        steps: ['18–24', '25–34', '35–44', '65+'],
        left: say(d, '女', 'Female'),
        right: say(d, '男', 'Male'),
        title: say(d, '年龄 × 性别', 'Age by gender'),
        show: d.format.share,
        onPick,
      },
    ),
  lorenz: (d) =>
    lorenz(
      Array.from({ length: 100 }, (_, i) => ({
        customers: (i + 1) / 100,
        value: 1 - (1 - (i + 1) / 100) ** 3,
      })),
      {
        ...d,
        xHeading: say(
          d,
          '客户累计占比（按净收入从高到低）',
          'Cumulated share of customers, richest first',
        ),
        yHeading: say(d, '净收入累计占比', 'Cumulated share of net revenue'),
        points: [
          { at: 0.2, label: say(d, '前 20% 客户贡献 48.8%', 'Top 20% bring 48.8%') },
          { at: 0.25, label: say(d, '前 25% 客户贡献 57.8%', 'Top 25% bring 57.8%') },
          { at: 0.5, label: say(d, '前 50% 客户贡献 87.5%', 'Top 50% bring 87.5%') },
        ],
      },
    ),
  tiersAndLorenz: (d) =>
    together(
      [
        (width) => bars(classRows(tiers, d), { ...d, width, show: d.format.count, onPick }),
        (width) =>
          draw('lorenz', { width, language: d.format.language, theme: d.theme }) as SVGSVGElement,
      ],
      { ...d, n: 12 },
    ),
  demographics: (d) =>
    smallMultiples(
      [
        say(d, '性别', 'Gender'),
        say(d, '年龄', 'Age'),
        say(d, '城市', 'City'),
        say(d, '职业', 'Occupation'),
        say(d, '来源', 'Source'),
      ].map((title, p) => ({
        title,
        rows: Array.from({ length: [2, 7, 30, 9, 1][p] ?? 3 }, (_, i) => ({
          key: String(i),
          label:
            say(
              d,
              ['女', '上海浦东新区', '自由职业者'][i % 3] ?? '',
              ['Female', 'Stratford-upon-Avon', 'Self-employed professional'][i % 3] ?? '',
            ) + i,
          value: Math.round(wave(i + p, 3000)),
          note: d.format.share(wave(i, 0.1)),
        })),
      })),
      { ...d, show: d.format.count, rest: 'sum', onPick },
    ),
  dataQuality: (d) =>
    smallMultiples(
      ['customers', 'transactions'].map((title) => ({
        title,
        rows: ['customer_id', 'birth_date', 'province', 'registered_at', 'marital_status'].map(
          (key, i) => ({ key, label: key, value: 1 - i * 0.21, note: d.format.count(i * 1234) }),
        ),
      })),
      {
        ...d,
        outOf: 1,
        show: d.format.share,
        valueHeading: say(d, '完整度', 'Filled'),
        noteHeading: say(d, '无效', 'Invalid'),
      },
    ),
  profile: (d) =>
    dots(
      [45, 72, 99, 101, 130, 210, 640, 0, 1500].map((index, i) => ({
        key: String(i),
        group: i < 4 ? say(d, '性别', 'Gender') : say(d, '城市等级', 'City tier'),
        label: say(d, `新一线城市及其周边${i}`, `New first-tier cities and around ${i}`),
        index,
        n: 12 + i * 3100,
        significant: i % 3 !== 0,
        few: i > 6,
      })),
      { ...d, nHeading: say(d, '分群内人数', 'n in segment'), onPick },
    ),
  dotsOne: (d) =>
    dots([{ key: 'a', label: 'A', index: 100, n: 4, significant: false }], {
      ...d,
      n: 4,
      nHeading: 'n',
    }),
  forestRatios: (d) =>
    forest(
      Array.from({ length: 8 }, (_, index) => ({
        key: String(index),
        label: say(d, `取值 ${index}`, `A level with a longer name ${index}`),
        group: say(d, index < 4 ? '合同' : '地区', index < 4 ? 'Contract' : 'Region'),
        value: wave(index, 0.9),
        low: wave(index, 0.9) / 1.6,
        // One interval far beyond the axis.
        high: wave(index, 0.9) * (index === 5 ? 400 : 1.6),
        note: d.format.count(1000 * (index + 1)),
        open: index % 3 === 0,
        selected: index === 2,
      })),
      {
        ...d,
        scale: 'ratio',
        show: (value) => value.toFixed(2),
        valueHeading: say(d, '优势比', 'Odds ratio'),
        noteHeading: say(d, '客户数', 'Customers'),
        sides: [say(d, '← 较少', '← less'), say(d, '较多 →', 'more →')],
        openName: say(d, '不显著', 'not significant'),
        onPick,
      },
    ),
  forestShares: (d) =>
    forest(
      [0.26, 0.47, 0.02].map((value, index) => ({
        key: String(index),
        label: String(index),
        value,
        low: value * 0.9,
        high: value * 1.1,
        second: value * 1.2,
      })),
      {
        ...d,
        scale: 'share',
        show: d.format.share,
        valueHeading: say(d, '占比', 'Share'),
        names: [say(d, '按客户', 'In customers'), say(d, '按收入', 'In revenue')],
      },
    ),
  forestEmpty: (d) =>
    forest([], { ...d, scale: 'ratio', show: String, valueHeading: 'Odds ratio' }),
  dotsEmpty: (d) => dots([], { ...d, nHeading: 'n' }),
  pairs: (d) =>
    pairs(
      [
        [say(d, '性别：女', 'Gender: female'), 0.62, 0.31],
        [say(d, '主要购买渠道：品牌自营小程序', 'Main channel: mini program of the brand'), 0, 1],
        [say(d, '无此数据', 'Not known'), null, 0.004],
      ].map(([label, a, b], index) => ({
        label: String(label),
        a: typeof a === 'number' ? a : null,
        b: typeof b === 'number' ? b : null,
        show: d.format.share,
        marked: index === 0,
      })),
      {
        ...d,
        title: say(d, '差异最大的属性', 'Attributes that differ most'),
        names: ['A', 'B'],
        scale: 'shared',
        markedNote: say(d, '* 差异显著', '* significant'),
      },
    ),
  pairsEmpty: (d) => pairs([], { ...d, title: 'A', names: ['A', 'B'], scale: 'row' }),
  matrix: (d) =>
    matrix(
      [...Array(12).keys()].flatMap((b) =>
        [...Array(b).keys()].map((a) => ({
          a: String(a),
          b: String(b),
          value: Math.sin(a * 5 + b * 3),
          few: a === 2,
        })),
      ),
      {
        ...d,
        items: [...Array(12).keys()].map((item) => ({
          key: String(item),
          label: say(d, `距上次下单天数${item}`, `Days since the last order ${item}`),
        })),
        show: (value) => value.toFixed(2),
      },
    ),
  panels: (d) =>
    panels(
      [0, 1, 2, 3, 4].map((panel) => ({
        title: say(d, `笔单价${panel}`, `Average order value ${panel}`),
        notes: panel === 1 ? [say(d, '图外 12 位', '12 outside')] : [],
        draw: (width: number) =>
          histogram([...Array(20).keys()].map(bin), {
            ...d,
            width,
            height: 84,
            showAt: d.format.days,
            show: d.format.count,
          }),
      })),
      d,
    ),
  retention: (d) =>
    cohorts(
      Array.from({ length: 30 }, (_, c) =>
        Array.from({ length: 13 }, (_, p) => ({
          cohort: month(c),
          period: p,
          rate: p > 29 - c ? null : p === 0 ? 1 : Math.max(0.01, 0.42 - p * 0.02 - c * 0.003),
          size: Math.round(wave(c, 1800)),
        })),
      ).flat(),
      {
        ...d,
        showCohort: (at) => d.format.period(at, 'month'),
        cohortHeading: say(d, '首购月', 'First order'),
        sizeHeading: say(d, '人数', 'Customers'),
        periodHeading: say(d, '首购后第几个月', 'Months since the first order'),
      },
    ),
  cohortRevenue: (d) =>
    cohorts(
      Array.from({ length: 12 }, (_, c) =>
        Array.from({ length: 12 - c }, (_, p) => ({
          cohort: month(c),
          period: p,
          // Given back in the first period: less than nothing.
          rate: c === 3 && p === 0 ? -12.5 : 180 + 45 * p - 6 * c,
          size: Math.round(wave(c, 1800)),
        })),
      ).flat(),
      {
        ...d,
        show: (value) => d.format.money(value),
        firstIsApart: false,
        showPeriod: (period) => say(d, `第 ${period} 个月`, `month ${period}`),
        showCohort: (at) => d.format.period(at, 'month'),
        cohortHeading: say(d, '首购月', 'First order'),
        sizeHeading: say(d, '人数', 'Customers'),
        periodHeading: say(d, '首购后第几个月', 'Months since the first order'),
      },
    ),
  retentionOne: (d) =>
    cohorts([{ cohort: month(0), period: 0, rate: 1, size: 3 }], {
      ...d,
      n: 3,
      showCohort: (at) => d.format.period(at, 'month'),
      cohortHeading: say(d, '首购月', 'First order'),
      sizeHeading: say(d, '人数', 'Customers'),
      periodHeading: say(d, '月', 'Month'),
    }),
  cohortsEmpty: (d) =>
    cohorts([], {
      ...d,
      showCohort: String,
      cohortHeading: '',
      sizeHeading: '',
      periodHeading: '',
    }),
  gaps: (d) =>
    histogram(
      Array.from({ length: 40 }, (_, i) => bin(i)),
      {
        ...d,
        showAt: (x) => d.format.number(x, 0),
        show: d.format.count,
        atHeading: say(d, '客户的平均购买间隔（天）', 'Mean days between orders of a customer'),
        rules: [
          { at: 31, label: 'p50 31' },
          { at: 62, label: say(d, 'p80 62 = 流失阈值', 'p80 62 = churn threshold'), strong: true },
          { at: 71, label: 'p90 71' },
          { at: 279, label: 'p99.9 279' },
        ],
      },
    ),
  gapsCurve: (d) =>
    lines(
      Array.from({ length: 80 }, (_, i) => ({
        at: i * 4,
        values: { share: 1 - Math.exp(-i / 12) },
      })),
      {
        ...d,
        steps: true,
        highest: 1,
        series: [{ key: 'share', label: say(d, '累计占比', 'Cumulated share') }],
        show: d.format.share,
        showAt: (x) => d.format.number(x, 0),
        rules: [
          { at: 62, label: 'T = 62', strong: true },
          { at: 33, label: 'p50' },
        ],
        atHeading: say(d, '天', 'days'),
      },
    ),
  expectedCounts: (d) =>
    histogram(
      Array.from({ length: 8 }, (_, x) => ({
        from: x - 0.5,
        to: x + 0.5,
        count: Math.round(1400 * 0.55 ** x),
        // Above its bar, below it, and where no bar is.
        mark: x === 7 ? 60 : 1300 * 0.57 ** x,
        label: x === 7 ? '7+' : String(x),
      })),
      {
        ...d,
        names: [say(d, '实际', 'Actual'), say(d, '模型预期', 'Expected by the model')],
        showAt: (x) => d.format.number(x, 0),
        show: d.format.count,
        atHeading: say(d, '复购次数', 'Repeat purchases'),
      },
    ),
  histogramEmpty: (d) => histogram([], { ...d, showAt: String, show: String }),
  churn: (d) =>
    lines(
      Array.from({ length: 18 }, (_, i) => ({
        at: month(i),
        values: { rate: wave(i, 0.12) },
        low: wave(i, 0.12) - 0.02,
        high: wave(i, 0.12) + 0.02,
        provisional: i > 14,
        details: [`n = ${1000 + i}`],
      })),
      {
        ...d,
        ...byMonth(d),
        series: [{ key: 'rate', label: say(d, '流失率', 'Churn rate') }],
        show: d.format.share,
      },
    ),
  forecast: (d) =>
    lines(
      Array.from({ length: 30 }, (_, i) => {
        const value = wave(i, 4_300_000);
        const ahead = Math.max(0, i - 23);
        const range = (part: number) =>
          ahead === 0
            ? { low: null, high: null }
            : { low: value * (1 - part * ahead), high: value * (1 + part * ahead) };
        return {
          at: month(i),
          values: { value, before: ahead === 0 ? null : 0.8 * value },
          provisional: ahead > 0,
          ...range(0.1),
          innerLow: range(0.05).low,
          innerHigh: range(0.05).high,
          soFar: ahead === 1 ? 0.4 * value : null,
        };
      }),
      {
        ...d,
        ...byMonth(d),
        series: [
          { key: 'value', label: say(d, '净销售额', 'Net sales') },
          { key: 'before', label: say(d, '去年同月', 'Same month a year before') },
        ],
        show: d.format.money,
        provisionalLabel: say(d, '预测', 'forecast'),
        soFarLabel: say(d, '当月已发生', 'so far'),
        bands: promotions(d),
      },
    ),
  linesMany: (d) =>
    lines(
      Array.from({ length: 60 }, (_, i) => ({
        at: month(i),
        values: Object.fromEntries(
          segments.slice(0, 7).map(({ key }, k) => [key, wave(i + k, 10 + k)]),
        ),
        provisional: i > 57,
      })),
      {
        ...d,
        ...byMonth(d),
        series: segments.slice(0, 7).map(({ key, name, colour }) => ({
          key,
          label: d.format.text(name),
          colour: colour[d.theme],
        })),
        show: (x) => d.format.number(x, 1),
      },
    ),
  linesOne: (d) =>
    lines([{ at: month(0), values: { a: 1e9 } }], {
      ...d,
      ...byMonth(d),
      n: 2,
      series: [{ key: 'a', label: 'A' }],
      show: d.format.money,
    }),
  linesNegative: (d) =>
    lines(
      Array.from({ length: 9 }, (_, i) => ({
        at: month(i),
        values: { a: i - 4, b: i === 4 ? null : 4 - i },
      })),
      {
        ...d,
        ...byMonth(d),
        series: [
          { key: 'a', label: say(d, '收入', 'Revenue') },
          { key: 'b', label: say(d, '退款', 'Refunds') },
        ],
        show: d.format.count,
      },
    ),
  linesEmpty: (d) =>
    lines([], { ...d, ...byMonth(d), series: [{ key: 'a', label: 'A' }], show: String }),
  stepCurves: (d) =>
    stepCurves(
      [
        say(d, '按月付费', 'Month-to-month'),
        say(d, '一年合同', 'One year'),
        say(d, '两年合同', 'Two years'),
        say(d, '企业协议（不足 30 位）', 'Enterprise agreement'),
        say(d, '抖音直播', 'Live stream'),
        say(d, '其他', 'Other'),
      ].map((label, i) => decay(label, i)),
      {
        ...d,
        show: d.format.share,
        showAt: (at) => d.format.number(at, 0),
        levels: [0.5],
        atHeading: say(d, '首单后天数', 'days since the first order'),
        countHeading: say(d, '在观察人数', 'At risk'),
        onPick,
      },
    ),
  stepCurvesOne: (d) =>
    stepCurves([decay('A', 2)], {
      ...d,
      n: 12,
      show: d.format.share,
      showAt: (at) => d.format.number(at, 0),
      ticks: [0, 30, 60, 90, 180, 365],
      rules: [
        { at: 102, label: 'T 102', strong: true },
        { at: 95, label: 'P50 95' },
      ],
      atHeading: say(d, '天', 'days'),
      countHeading: say(d, '在观察人数', 'At risk'),
    }),
  stepCurvesEmpty: (d) =>
    stepCurves([], { ...d, show: String, showAt: String, atHeading: say(d, '天', 'days') }),
};

/** A curve that falls in uneven steps from 100 %, with an interval from its first step on. */
function decay(label: string, index: number): StepCurve {
  const value = (at: number) => Math.exp(-at / (120 + 110 * index));
  return {
    key: label,
    label,
    steps: [0, 12, 40, 41, 66, 90, 130, 180, 181, 260, 300, 340].map((at) => ({
      at,
      value: value(at),
      low: at === 0 ? null : value(at) * 0.9,
      high: at === 0 ? null : value(at) + 0.03,
    })),
    until: 365 - index * 4,
    faint: index === 3,
    fixed: index === 5,
    selected: index === 1,
    countAt: (at) => Math.round((12_345 / (1 + index)) * value(at)),
    details: ['n = 1'],
  };
}

function draw(name: string, { width, language, theme }: Setting): Element {
  const drawing: Drawing = {
    width,
    theme,
    format: formatOf(language, language === 'zh' ? 'CNY' : 'GBP'),
    name,
  };
  const make = cases[name];
  if (!make) throw new Error(`no case ${name}`);
  return make(drawing);
}

/** Every text of a picture that leaves it, touches another or was shortened. */
function faults(svg: SVGSVGElement): {
  outside: string[];
  overlaps: string[];
  shortened: string[];
} {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')]
    .filter((text) => text.textContent)
    .map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const content = text.textContent ?? '';
      if (text.hasAttribute('transform')) {
        return { text: content, left: left + 2, right: right - 2, top, bottom };
      }
      const size = Number(text.getAttribute('font-size'));
      // The box of a font with Chinese fallbacks is far taller than its glyphs.
      const matrix = text.getScreenCTM();
      const base = (matrix?.f ?? 0) + Number(text.getAttribute('y'));
      return {
        text: text.textContent ?? '',
        left,
        right,
        top: base - size * 0.76,
        bottom: base + size * 0.12,
      };
    });
  const outside = boxes
    .filter(
      (box) =>
        box.left < frame.left - 0.6 ||
        box.right > frame.right + 0.6 ||
        box.top < frame.top - 0.6 ||
        box.bottom > frame.bottom + 0.6,
    )
    .map(
      ({ text, left, right, top, bottom }) =>
        `${text} (${[left - frame.left, right - frame.right, top - frame.top, bottom - frame.bottom].map(Math.round)})`,
    );
  const overlaps: string[] = [];
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 0.5 && high > 0.5) overlaps.push(`${a.text} × ${b.text}`);
    }),
  );
  return {
    outside,
    overlaps,
    shortened: boxes.map(({ text }) => text).filter((text) => text.endsWith('…')),
  };
}

function show(setting: Setting): Record<string, ReturnType<typeof faults>> {
  document.body.replaceChildren();
  document.body.style.margin = '16px';
  document.body.style.background = setting.theme === 'dark' ? '#161a20' : '#ffffff';
  const found: Record<string, ReturnType<typeof faults>> = {};
  for (const name of Object.keys(cases)) {
    const chart = draw(name, setting);
    chart.setAttribute('data-case', name);
    if (chart instanceof SVGSVGElement) chart.style.marginBottom = '28px';
    document.body.append(chart);
    if (chart instanceof SVGSVGElement) found[name] = faults(chart);
  }
  return found;
}

/** The texts of the `<style>` elements that Plot inserts when it draws charts and legends itself. */
function plotsOwnStyles(): string[] {
  document.body.replaceChildren(
    Plot.plot({ marks: [Plot.ruleX([1])] }),
    Plot.legend({ color: { type: 'linear', domain: [0, 1] } }),
    Plot.legend({ color: { type: 'ordinal', domain: ['a'] } }),
    Plot.legend({ color: { type: 'ordinal', domain: ['a'] }, columns: '2' }),
  );
  return [...document.querySelectorAll('body style')].map((style) => style.textContent ?? '');
}

export const gallery = {
  focusedKey,
  focusKey,
  plotsOwnStyles,
  names: Object.keys(cases),
  draw,
  show,
  picked,
  framed,
  pngBlob,
  svgText,
};
Object.assign(globalThis, { gallery });
