import type { Format } from '../../format/format';
import type { Text } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import { unknownName, unknownValue } from '../bought';
import type { analysis } from './analysis';

type Scope = RowsOf<typeof analysis>['scope'];

/** Names of the measures: as a label, and within a sentence. */
const measures = {
  revenue: {
    label: { zh: '净销售额', en: 'Net sales' },
    said: { zh: '净销售额', en: 'net sales' },
  },
  orders: { label: { zh: '订单数', en: 'Orders' }, said: { zh: '订单数', en: 'orders' } },
  units: { label: { zh: '件数', en: 'Units' }, said: { zh: '件数', en: 'units' } },
} as const;

const methods: Readonly<Record<string, Text>> = {
  recent_mean: { zh: '近三月均值', en: 'Mean of the last three months' },
  seasonal_naive: { zh: '去年同月', en: 'Same month a year before' },
  holt_winters: { zh: 'Holt–Winters', en: 'Holt–Winters' },
  bg_nbd: { zh: 'BG/NBD', en: 'BG/NBD' },
};

const series: Readonly<Record<string, Text>> = {
  total: { zh: '总计', en: 'In all' },
  '(other)': { zh: '其他品类', en: 'Other categories' },
  [unknownValue]: unknownName,
};

/** Names of the keys in columns, as `column.key`. */
export const keyNames: Readonly<Record<string, Text>> = Object.fromEntries([
  ...Object.entries(measures).map(([key, { label }]) => [`measure.${key}`, label] as const),
  ...Object.entries(methods).map(([key, name]) => [`method.${key}`, name] as const),
  ...Object.entries(series).map(([key, name]) => [`series.${key}`, name] as const),
]);

/** How a value of the measure is shown. */
export function showerOf(scope: Scope, format: Format): (value: number) => string {
  if (scope[0]?.measure === 'revenue') return format.money;
  return (value) => (value < 10_000 ? format.count(value) : format.short(value));
}

/** The name of the measure. */
export function measureOf(scope: Scope): { label: Text; said: Text } {
  const measure = scope[0]?.measure;
  return measure === 'orders' || measure === 'units' ? measures[measure] : measures.revenue;
}

/** The name of a method. */
export function methodName(method: string): Text {
  return methods[method] ?? { zh: method, en: method };
}

/** The name of a series; a category keeps its own. */
export function seriesName(name: string): Text {
  const known = Object.hasOwn(series, name) ? series[name] : undefined;
  return known ?? { zh: name, en: name };
}
