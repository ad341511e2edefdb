import type { Format } from '../format/format';
import { fill, type Text } from '../i18n/text';
import { attributeName, attributeValueName } from './attributes';
import type { PeriodUnit } from './period-units';

/** By what customers are put into cohorts. */
export type CohortBy = 'first_order' | 'registration';

/** Names of the two kinds of cohort, as values of a parameter or a column `cohort_by`. */
export const cohortByNames = {
  'cohort_by.first_order': { zh: '首购', en: 'First order' },
  'cohort_by.registration': { zh: '注册', en: 'Registration' },
} as const satisfies Record<string, Text>;

/** Names of the parameter that splits cohorts by an attribute; its empty value means no split. */
export const splitNames = {
  split: { zh: '按属性拆分', en: 'Split by' },
  'split.none': { zh: '不拆分', en: 'No split' },
} as const satisfies Record<string, Text>;

/** What a cohort is, as the heading of its first column. */
export const cohortHeadings: Readonly<Record<CohortBy, Text>> = {
  first_order: { zh: '首购周期', en: 'First order in' },
  registration: { zh: '注册周期', en: 'Registered in' },
};

/** A period by its number, and the number by itself as the letter N. */
const numbered: Readonly<Record<PeriodUnit, Text>> = {
  week: { zh: '第 {n} 周', en: 'week {n}' },
  month: { zh: '第 {n} 个月', en: 'month {n}' },
  quarter: { zh: '第 {n} 个季度', en: 'quarter {n}' },
};

/** A result says itself what it counted: a picture may outlive the setting. */
export type CohortScope = readonly { unit: string; cohort_by: string }[];

export function unitOf(scope: CohortScope): PeriodUnit {
  const unit = scope[0]?.unit;
  return unit === 'week' || unit === 'quarter' ? unit : 'month';
}

export function cohortByOf(scope: CohortScope): CohortBy {
  return scope[0]?.cohort_by === 'registration' ? 'registration' : 'first_order';
}

/** "month 3", "第 3 个月". */
export function periodName(unit: PeriodUnit, n: number | 'N', format: Format): string {
  return fill(format.text(numbered[unit]), { n: String(n) });
}

/** What the axis of periods counts: "months after the first order". */
export function periodsHeading(by: CohortBy, unit: PeriodUnit, format: Format): string {
  return fill(format.text(axes[by]), { unit: format.text(plural[unit]) });
}

const plural: Readonly<Record<PeriodUnit, Text>> = {
  week: { zh: '周', en: 'weeks' },
  month: { zh: '个月', en: 'months' },
  quarter: { zh: '个季度', en: 'quarters' },
};
const axes: Readonly<Record<CohortBy, Text>> = {
  first_order: { zh: '首购后第 N {unit}', en: '{unit} after the first order' },
  registration: { zh: '注册后第 N {unit}', en: '{unit} after registering' },
};

/** "Gender: Female". */
export function traitName(attribute: string, value: string, format: Format): string {
  const colon = format.language === 'zh' ? '：' : ': ';
  return (
    format.text(attributeName(attribute)) +
    colon +
    format.text(attributeValueName(attribute, value))
  );
}

/**
 * The two values that lie furthest apart in the first of these periods in which at least two have
 * enough customers; null where there is none.
 */
export function extremes<P extends { period: number; is_small: boolean }>(
  points: readonly P[],
  periods: readonly number[],
  valueOf: (point: P) => number | null,
): { period: number; most: P; least: P } | null {
  for (const period of periods) {
    const known = points
      .filter((point) => point.period === period && !point.is_small && valueOf(point) !== null)
      .sort((a, b) => (valueOf(b) ?? 0) - (valueOf(a) ?? 0));
    const [most, ...others] = known;
    const least = others.at(-1);
    if (most && least) return { period, most, least };
  }
  return null;
}

/** Customers whom cohorts by registration leave out, as sentences. */
export function leftOutInWords(scope: readonly { left_out: number }[], format: Format): string[] {
  const leftOut = scope[0]?.left_out ?? 0;
  if (leftOut === 0) return [];
  const sentence: Text =
    leftOut === 1
      ? {
          zh: '另有 1 位客户没有注册日期，不在任何同期群。',
          en: 'One customer without a day of registration is in no cohort.',
        }
      : {
          zh: '另有 {n} 位客户没有注册日期，不在任何同期群。',
          en: '{n} customers without a day of registration are in no cohort.',
        };
  return [fill(format.text(sentence), { n: format.count(leftOut) })];
}
