import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { smallMultiples } from '../../charts/small-multiples';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Condition } from '../../warehouse/audience/condition';
import { attributeName } from '../attributes';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text } from './text';

/** Who has bought what, how widely, and what the customer file says of interests. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const { main, breadth, interests } = rows;
  if (main.length === 0 && interests.length === 0) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const { n: _, ...part } = drawing;
  const isAll = main.every(({ n, n_all: all }) => n === all);
  const dimension = main[0]?.dimension ?? '';
  const bought = (wide: number) =>
    bars(
      main.map((row) => ({
        key: row.value,
        label: row.value,
        value: row.share,
        note: isAll
          ? format.count(row.customers)
          : `${format.number(row.index, 0)}${row.is_significant ? ' *' : ''}`,
        details: [
          ...(isAll
            ? []
            : [
                `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
                `${format.text(text.columns.share_of_all)} ${format.share(row.share_of_all)}`,
              ]),
          `${format.text(text.columns.main_share)} ${format.share(row.main_share)}`,
          `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
        ],
      })),
      {
        ...part,
        width: wide,
        show: format.share,
        limit: 15,
        valueHeading: format.text(text.measure),
        noteHeading: format.text(isAll ? text.columns.customers : words.index),
        onPick:
          pick && isOfOrders(dimension) ? (value) => pick([boughtOf(dimension, value)]) : undefined,
      },
    );
  const panels = [
    {
      title: format.text(words.main),
      rows: [...main]
        .filter((row) => row.main_customers > 0)
        .sort((a, b) => b.main_customers - a.main_customers || (a.value < b.value ? -1 : 1))
        .map((row) => ({
          key: row.value,
          label: row.value,
          value: row.main_share,
          details: [
            `${format.text(text.columns.main_customers)} ${format.count(row.main_customers)}`,
          ],
        })),
    },
    {
      title: format.text(words.breadth),
      rows: breadth.map((row) => ({
        key: String(row.values),
        label: fill(format.text(row.values === 1 ? words.one : words.several), {
          n: format.count(row.values),
        }),
        value: row.share,
        details: [`${format.text(text.columns.customers)} ${format.count(row.customers)}`],
      })),
    },
    ...[...new Set(interests.map(({ attribute }) => attribute))].map((attribute) => ({
      title: format.text(attributeName(attribute)),
      rows: interests
        .filter((row) => row.attribute === attribute)
        .map((row) => ({
          key: row.value,
          label: row.value,
          value: row.share,
          details: [
            `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
            `TGI ${format.number(row.index, 0)}`,
          ],
        })),
    })),
  ];
  const further = (wide: number) =>
    smallMultiples(panels, {
      ...part,
      width: wide,
      show: format.share,
      sameScale: false,
      limit: 8,
    });
  return together(main.length > 0 ? [bought, further] : [further], drawing, { under: true });
};

/** The columns of orders themselves; a subcategory is known of products only. */
function isOfOrders(dimension: string): boolean {
  return dimension !== 'subcategory' && dimension !== '';
}

/** Having bought it at least once. */
function boughtOf(column: string, value: string): Condition {
  return {
    about: 'records',
    table: 'transactions',
    where: [{ column, is: { operator: 'is', values: [value] } }],
    within: null,
    count: { operator: 'at_least', times: 1 },
  };
}

const words = {
  index: { zh: 'TGI（* 显著）', en: 'TGI (* significant)' },
  main: { zh: '主购（消费最多的一种）', en: 'Main one (most spent)' },
  breadth: { zh: '购买广度', en: 'Breadth' },
  one: { zh: '只买 {n} 种', en: '{n} kind only' },
  several: { zh: '{n} 种', en: '{n} kinds' },
};
