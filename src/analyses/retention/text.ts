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

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '留存率（同期群）', en: 'Retention by cohort' },
  question: {
    zh: '同一周期首购的客户，之后还有多少人回来？',
    en: 'Of the customers who first ordered in a period, how many come back?',
  },
  definition: {
    zh: '同期群按首购（或注册）所在的自然周期划分，分母始终为整个同期群。三种口径：第 N 期留存 = 恰在第 N 期下单；第 N 期及以后留存 = 在第 N 期或更晚下单；连续 N 期留存 = 首期至第 N 期每期都下单。按注册划分时，同期群为该周期内注册的全部客户，不论是否下单；注册不等于下单，所以第 0 期（注册当期）也只计下单者，不是 100%；注册之前的订单不计，没有注册日期的客户不在其中。截至日尚未结束的周期留空，不记为 0。按周时仅列最近两年的同期群。按属性拆分时，每个取值一条线：第 N 期的留存率 = 第 N 期已结束的全部同期群中，留存客户数之和 ÷ 客户数之和；取客户最多的 6 个取值，少于 30 位客户的点标为小样本。属性与分群均为截至日的现状：分群、分层和阶段本身就取决于回购，差异是相关，不是原因。',
    en: 'Cohorts by the calendar period of the first order, or of registration; the denominator is always the whole cohort. Three kinds: in period N = ordered in exactly that period; in N or later = ordered then or at any time after; in every period up to N = ordered in each period from the first to N. A cohort by registration is all customers registered in the period, with or without an order; since registering is not ordering, period 0 counts those who ordered in it, too, and is not 100%; orders before the registration do not count, and customers without a day of registration are in no cohort. A cell whose period is not over on the as-of date is blank, not 0. By week, only cohorts of the last two years are listed. Split by an attribute there is a line a value: the rate in period N is the sum of those retained over the sum of customers, of all cohorts whose period N is over; the six values most customers have; points of fewer than 30 customers are marked small. Attributes and classes are those of the as-of date: segment, tier and stage depend on coming back themselves, so a difference is an association, not a cause.',
  },
  source: {
    zh: '同期群分析的通行做法；三种口径分别命名，避免笼统的“滚动留存”。',
    en: 'Common cohort practice; the three kinds are named apart, never just “rolling”.',
  },
  measure: { zh: '留存率，占整个同期群', en: 'Retention rate, share of the whole cohort' },
  columns: {
    cohort: { zh: '同期群', en: 'Cohort' },
    period: { zh: '第 N 期', en: 'Period N' },
    customers: { zh: '客户数', en: 'Customers' },
    retained: { zh: '留存客户数', en: 'Retained' },
    rate: { zh: '留存率', en: 'Retention rate' },
    kind: { zh: '口径', en: 'Kind' },
    unit: { zh: '周期单位', en: 'Unit' },
    cohort_by: { zh: '同期群依据', en: 'Cohorts by' },
    left_out: { zh: '无注册日期', en: 'Without a day of registration' },
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    values: { zh: '取值数', en: 'Values' },
    observed: { zh: '第 N 期已结束的客户数', en: 'Customers whose period N is over' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
  },
  parameters: {
    cohort_by: { zh: '同期群', en: 'Cohorts by' },
    ...cohortByNames,
    ...splitNames,
    period: { zh: '周期', en: 'Period' },
    'period.week': { zh: '周', en: 'Week' },
    'period.month': { zh: '月', en: 'Month' },
    'period.quarter': { zh: '季度', en: 'Quarter' },
    retention_kind: { zh: '留存口径', en: 'Kind of retention' },
    'retention_kind.in': { zh: '第 N 期留存', en: 'In period N' },
    'retention_kind.in_or_later': { zh: '第 N 期及以后留存', en: 'In N or later' },
    'retention_kind.in_every': { zh: '连续 N 期留存', en: 'In every period up to N' },
  },
  results: {
    curves: { zh: '按属性拆分', en: 'By attribute' },
    scope: { zh: '范围', en: 'Scope' },
    attributes: { zh: '可选属性', en: 'Attributes to choose from' },
  },
  values: {
    ...periodUnits,
    ...cohortByNames,
    ...attributeKeys,
    'kind.in': { zh: '第 N 期留存', en: 'In period N' },
    'kind.in_or_later': { zh: '第 N 期及以后留存', en: 'In N or later' },
    'kind.in_every': { zh: '连续 N 期留存', en: 'In every period up to N' },
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
    const unit = unitOf(scope);
    // Of those who first ordered, period 0 is all of them by definition.
    const first = pooled(main, isRegistered ? 0 : 1);
    const third = pooled(main, 3);
    if (first.customers === 0) {
      if (isRegistered) {
        return zh
          ? '还没有同期群走完注册的那个周期'
          : 'No cohort has completed the period of its registration yet';
      }
      return zh
        ? '还没有同期群走完首购后的第一个周期'
        : 'No cohort has completed its first period after the first order yet';
    }
    const kind = kindOf(scope);
    const story = fill(format.text((isRegistered ? ofRegistered : ofBuyers)[kind]), {
      rate: format.share(first.retained / first.customers),
      unit: format.text((isRegistered ? thisUnit : units)[unit]),
    });
    const later =
      third.customers > 0
        ? fill(format.text({ zh: '，{period}为 {rate}', en: '; {rate} {when} {period}' }), {
            period: periodName(unit, 3, format),
            when: prepositions[kind],
            rate: format.share(third.retained / third.customers),
          })
        : '';
    return story + later + warningOf(first.customers, format) + splitInWords(curves, unit, format);
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

type Kind = 'in' | 'in_or_later' | 'in_every';

/** The kind of retention that a result counted. */
export function kindOf(scope: readonly { kind: string }[]): Kind {
  const kind = scope[0]?.kind;
  return kind === 'in_or_later' || kind === 'in_every' ? kind : 'in';
}

const ofBuyers: Readonly<Record<Kind, Text>> = {
  in: {
    zh: '首购后的下一{unit}，{rate} 的客户再次下单',
    en: '{rate} of customers order again in the {unit} after their first order',
  },
  in_or_later: {
    zh: '首购后的下一{unit}及以后，{rate} 的客户再次下单',
    en: '{rate} of customers order again in the {unit} after their first order or later',
  },
  in_every: {
    zh: '首购后的下一{unit}，{rate} 的客户连续下单',
    en: '{rate} of customers order in the {unit} right after their first order',
  },
};

const ofRegistered: Readonly<Record<Kind, Text>> = {
  in: {
    zh: '注册{unit}，{rate} 的客户下单',
    en: '{rate} of customers order in the {unit} in which they register',
  },
  in_or_later: {
    zh: '注册{unit}及以后，{rate} 的客户下过单',
    en: '{rate} of customers order in the {unit} in which they register or later',
  },
  in_every: {
    zh: '注册{unit}，{rate} 的客户下单',
    en: '{rate} of customers order in the {unit} in which they register',
  },
};

const prepositions: Readonly<Record<Kind, string>> = {
  in: 'in',
  in_or_later: 'from',
  in_every: 'up to',
};

const units: Readonly<Record<PeriodUnit, Text>> = {
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  quarter: { zh: '个季度', en: 'quarter' },
};

const thisUnit: Readonly<Record<PeriodUnit, Text>> = {
  week: { zh: '当周', en: 'week' },
  month: { zh: '当月', en: 'month' },
  quarter: { zh: '当季', en: 'quarter' },
};

/** All cohorts together that have completed this period. */
function pooled(
  main: readonly RowOf<Results['main']>[],
  period: number,
): { customers: number; retained: number } {
  let [customers, retained] = [0, 0];
  for (const row of main) {
    if (row.period !== period || row.retained === null) continue;
    customers += row.customers;
    retained += row.retained;
  }
  return { customers, retained };
}

/** The values that keep most and fewest of their customers, of those with enough of them. */
function splitInWords(
  curves: readonly RowOf<Results['curves']>[],
  unit: PeriodUnit,
  format: Format,
): string {
  const found = extremes(curves, [3, 1], ({ rate }) => rate);
  if (!found) return '';
  const { period, most, least } = found;
  return fill(
    format.text({
      zh: '；{period}按{attribute}：{most} {high}，{least} {low}',
      en: '; in {period} by {attribute}: {most} {high}, {least} {low}',
    }),
    {
      attribute: format.text(attributeName(most.attribute)),
      period: periodName(unit, period, format),
      most: format.text(attributeValueName(most.attribute, most.value)),
      least: format.text(attributeValueName(least.attribute, least.value)),
      high: format.share(most.rate),
      low: format.share(least.rate),
    },
  );
}

/** Says that so few customers prove little. */
function warningOf(customers: number, { language, count }: Format): string {
  if (customers >= 30) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
