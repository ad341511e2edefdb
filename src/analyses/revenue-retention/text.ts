import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';
import {
  cohortByNames,
  cohortByOf,
  extremes,
  periodName,
  splitNames,
  unitOf,
} from '../cohort-terms';
import { periodUnits, type PeriodUnit } from '../period-units';
import type { analysis } from './analysis';

type Results = (typeof analysis)['results'];
type Cell = RowOf<Results['main']>;
type Point = RowOf<Results['curves']>;

const figures = {
  cumulative: { zh: '人均累计净销售额', en: 'Net sales per customer, cumulative' },
  per_customer: { zh: '人均净销售额', en: 'Net sales per customer' },
  net_retention: { zh: '净收入留存率（NRR）', en: 'Net revenue retention' },
} as const satisfies Record<string, Text>;
export type Figure = keyof typeof figures;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '收入留存（同期群）', en: 'Revenue retention by cohort' },
  question: {
    zh: '同一周期首购（或注册）的客户，之后每期带来多少销售额？',
    en: 'What do the customers who first ordered, or registered, in a period bring in later?',
  },
  definition: {
    zh: '同期群按首购（或注册）所在的自然周期划分。净销售额 = 实付 − 退款，退货单在其自身日期扣减。人均 = 同期群第 N 期净销售额 ÷ 同期群全部客户（含未再下单者）；累计 = 第 0 至第 N 期之和；净收入留存率 = 第 N 期净销售额 ÷ 第 0 期净销售额，第 0 期不为正时不列。截至日尚未结束的周期只列已发生的销售额，其余留空。曲线：对每个 N，只合计第 N 期已结束的同期群，以客户数为权重；累计曲线是各期人均之和。未拆分时每条线为一个年份的同期群；拆分时取客户最多的 6 个取值，少于 30 位客户的点标为小样本。按注册划分时，同期群为该周期内注册的全部客户，注册之前的订单计入“同期群之外”。表中各格之和加上“同期群之外”等于当前人群已知客户的净销售额。按周时仅列最近两年的同期群。属性与分群为截至日的现状，差异是相关，不是原因。',
    en: 'Cohorts by the calendar period of the first order, or of registration. Net sales = paid less refunds; a return document is subtracted on its own day. Per customer = net sales of the cohort in period N / all customers of the cohort, also those who never came back; cumulative = the sum of periods 0 to N; net revenue retention = net sales in period N / net sales in period 0, blank where those are not positive. Of a period that is not over on the as-of date only the sales so far are listed. Curves: for each N only cohorts whose period N is over, weighted by customers; the cumulative curve is the sum of the values per period. Without a split there is a line a year of cohorts; split by an attribute the six values most customers have; points of fewer than 30 customers are marked small. A cohort by registration is all customers registered in the period; orders before that are outside the cohorts. All cells and what is outside add up to the net sales of the known customers of the audience. By week, only cohorts of the last two years are listed. Attributes and classes are those of the as-of date: a difference is an association, not a cause.',
  },
  source: {
    zh: '同期群分析与净收入留存率（NRR）的通行做法；曲线的合计方式为自定。',
    en: 'Common cohort practice and net revenue retention; the pooling of the curves is ours.',
  },
  measure: { zh: '同期群带来的净销售额', en: 'Net sales by cohort' },
  columns: {
    cohort: { zh: '同期群', en: 'Cohort' },
    period: { zh: '第 N 期', en: 'Period N' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    is_finished: { zh: '周期已结束', en: 'Period over' },
    per_customer: { zh: '人均', en: 'Per customer' },
    cumulative: { zh: '人均累计', en: 'Per customer, cumulative' },
    rate: { zh: '净收入留存率', en: 'Net revenue retention' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    values: { zh: '取值数', en: 'Values' },
    observed: { zh: '第 N 期已结束的客户数', en: 'Customers whose period N is over' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    figure: { zh: '指标', en: 'Figure' },
    unit: { zh: '周期单位', en: 'Unit' },
    cohort_by: { zh: '同期群依据', en: 'Cohorts by' },
    left_out: { zh: '无注册日期', en: 'Without a day of registration' },
    net_sales: { zh: '净销售额（已知客户）', en: 'Net sales of known customers' },
    outside: { zh: '同期群之外', en: 'Outside the cohorts' },
  },
  parameters: {
    figure: { zh: '指标', en: 'Figure' },
    'figure.cumulative': figures.cumulative,
    'figure.per_customer': figures.per_customer,
    'figure.net_retention': figures.net_retention,
    cohort_by: { zh: '同期群', en: 'Cohorts by' },
    ...cohortByNames,
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
    ...splitNames,
  },
  results: {
    curves: { zh: '曲线', en: 'Curves' },
    scope: { zh: '范围', en: 'Scope' },
    attributes: { zh: '可选属性', en: 'Attributes to choose from' },
  },
  values: {
    ...periodUnits,
    ...cohortByNames,
    ...attributeKeys,
    'attribute.cohort_year': { zh: '同期群年份', en: 'Year of the cohort' },
    'figure.cumulative': figures.cumulative,
    'figure.per_customer': figures.per_customer,
    'figure.net_retention': figures.net_retention,
  },
  headline({ main, curves, scope }, format) {
    const zh = format.language === 'zh';
    const isRegistered = cohortByOf(scope) === 'registration';
    if (main.length === 0) {
      if (isRegistered) {
        return zh
          ? '当前筛选下没有带注册日期的客户；含注册时间的客户文件可补上'
          : 'No day of registration is known in this audience; a customer file with one would bring it';
      }
      return zh ? '当前筛选下没有订单' : 'No orders in this audience';
    }
    const figure = figureOf(scope);
    const unit = unitOf(scope);
    const known = pooled(main, figure);
    // The furthest of these that some cohort has completed; money also tells where it begins.
    const [last, first] = [12, 6, 3, 1, 0].filter((period) => known.has(period));
    const start = figure === 'net_retention' ? 1 : 0;
    if (last === undefined || last < start) {
      return zh
        ? '还没有同期群走完所需的周期'
        : 'No cohort has completed the periods that this takes yet';
    }
    const value = (period: number) => show(figure, known.get(period)?.value ?? 0, format);
    const values = {
      since: format.text(isRegistered ? since.registration : since.first_order),
      period: periodName(unit, last, format),
      value: value(last),
      early:
        first === undefined ? '' : periodName(unit, figure === 'net_retention' ? 1 : 0, format),
      start: value(start),
    };
    const sentence = last > start ? sentences[figure].two : sentences[figure].one;
    const customers = known.get(start)?.customers ?? 0;
    return (
      fill(format.text(sentence), values) +
      warningOf(customers, format) +
      splitInWords(curves, figure, { unit, last }, format)
    );
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

/** The figure that a result was made for. */
export function figureOf(scope: readonly { figure: string }[]): Figure {
  const figure = scope[0]?.figure;
  return figure === 'per_customer' || figure === 'net_retention' ? figure : 'cumulative';
}

/** What the figure is in a cell or on a curve. */
export function valueOf(
  row: { per_customer: number | null; cumulative: number | null; rate: number | null },
  figure: Figure,
): number | null {
  switch (figure) {
    case 'cumulative':
      return row.cumulative;
    case 'per_customer':
      return row.per_customer;
    case 'net_retention':
      return row.rate;
  }
}

/** A value of the figure as it reads. */
export function show(figure: Figure, value: number, format: Format): string {
  return figure === 'net_retention' ? format.share(value) : format.money(value);
}

const since = {
  first_order: { zh: '首购', en: 'the first order' },
  registration: { zh: '注册', en: 'registering' },
} as const satisfies Record<string, Text>;

const sentences: Readonly<Record<Figure, { one: Text; two: Text }>> = {
  cumulative: {
    one: {
      zh: '{since}当期人均净销售额 {value}',
      en: 'A customer brings {value} in the period of {since}',
    },
    two: {
      zh: '人均净销售额：{since}当期 {start}，到{period}累计 {value}',
      en: 'A customer brings {start} in the period of {since}, {value} by {period}',
    },
  },
  per_customer: {
    one: {
      zh: '{since}当期人均净销售额 {value}',
      en: 'A customer brings {value} in the period of {since}',
    },
    two: {
      zh: '人均净销售额：{since}当期 {start}，{period} {value}',
      en: 'A customer brings {start} in the period of {since}, {value} in {period}',
    },
  },
  net_retention: {
    one: {
      zh: '{period}的净销售额为{since}当期的 {value}',
      en: 'In {period} customers bring {value} of the net sales in the period of {since}',
    },
    two: {
      zh: '净收入留存率：{early} {start}，{period} {value}（以{since}当期为 100%）',
      en: 'Net revenue retention: {start} in {early}, {value} in {period} (the period of {since} = 100%)',
    },
  },
};

/** All cohorts together that have completed a period, by period. */
export function pooled(
  main: readonly Cell[],
  figure: Figure,
): ReadonlyMap<number, { customers: number; value: number }> {
  const firsts = new Map<number, number>();
  for (const cell of main) {
    if (cell.period === 0) firsts.set(cell.cohort.getTime(), cell.revenue);
  }
  const sums = new Map<number, { customers: number; revenue: number; first: number }>();
  for (const cell of main) {
    if (!cell.is_finished) continue;
    const sum = sums.get(cell.period) ?? { customers: 0, revenue: 0, first: 0 };
    sum.customers += cell.customers;
    sum.revenue += cell.revenue;
    sum.first += firsts.get(cell.cohort.getTime()) ?? 0;
    sums.set(cell.period, sum);
  }
  let total = 0;
  const values = new Map<number, { customers: number; value: number }>();
  for (const [period, { customers, revenue, first }] of [...sums].sort(([a], [b]) => a - b)) {
    total += revenue / customers;
    if (figure === 'net_retention') {
      if (first > 0) values.set(period, { customers, value: revenue / first });
    } else {
      values.set(period, {
        customers,
        value: figure === 'cumulative' ? total : revenue / customers,
      });
    }
  }
  return values;
}

/** "cohorts of 2024". */
export function yearName(year: string, format: Format): string {
  return fill(format.text({ zh: '{year} 年同期群', en: 'cohorts of {year}' }), { year });
}

/** The curves furthest apart, of those with enough customers; `last` is the period told so far. */
function splitInWords(
  curves: readonly Point[],
  figure: Figure,
  { unit, last }: { unit: PeriodUnit; last: number },
  format: Format,
): string {
  const found = extremes(curves, [12, 6, 3, 1], (point) => valueOf(point, figure));
  if (!found) return '';
  const { period, most, least } = found;
  const { attribute } = most;
  const isByYear = attribute === 'cohort_year';
  const nameOf = ({ value }: Point) =>
    isByYear ? yearName(value, format) : format.text(attributeValueName(attribute, value));
  return fill(format.text(isByYear ? yearsApart : valuesApart), {
    attribute: isByYear ? '' : format.text(attributeName(attribute)),
    // The period that the sentence before has told is not told again.
    period:
      period === last
        ? ''
        : fill(format.text({ zh: '{period}：', en: 'at {period}: ' }), {
            period: periodName(unit, period, format),
          }),
    most: nameOf(most),
    least: nameOf(least),
    high: show(figure, valueOf(most, figure) ?? 0, format),
    low: show(figure, valueOf(least, figure) ?? 0, format),
  });
}

const yearsApart: Text = {
  zh: '；{period}{most} {high}，{least} {low}',
  en: '; {period}{high} for {most}, {low} for {least}',
};
const valuesApart: Text = {
  zh: '；按{attribute}，{period}{most} {high}，{least} {low}',
  en: '; by {attribute} {period}{most} {high}, {least} {low}',
};

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
