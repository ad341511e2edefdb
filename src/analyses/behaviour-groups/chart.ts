import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { heatmap } from '../../charts/heatmap';
import { withNotes } from '../../charts/notes';
import { fill } from '../../i18n/text';
import type { Condition } from '../../warehouse/audience/condition';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { className, noData, text } from './text';

/** Classes as bars; hours of the week as a map. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const missing = noData(rows);
  if (missing) return emptyChart(drawing, format.text(missing));
  const [scope] = rows.scope;
  const notes =
    scope && scope.anonymous > 0
      ? [fill(format.text(words.anonymous), { n: format.count(scope.anonymous) })]
      : [];
  if (scope?.view === 'habit') {
    if (rows.habit.length === 0) return emptyChart(drawing, text.headline(rows, format));
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => format.text(className(`weekday_${day}`)));
    const found = new Map(rows.habit.map((row) => [`${row.weekday} ${row.hour}`, row]));
    return withNotes(
      heatmap(
        days.flatMap((day, at) =>
          hours.map((hour) => {
            const row = found.get(`${at + 1} ${hour}`);
            return {
              x: hour,
              y: day,
              value: row?.visits ?? 0,
              // All numbers or none.
              text: width < 760 ? '' : undefined,
              details: [
                `${format.text(text.columns.visits)} ${format.count(row?.visits ?? 0)}`,
                `${format.text(text.columns.customers)} ${format.count(row?.customers ?? 0)}`,
              ],
            };
          }),
        ),
        {
          ...drawing,
          xs: hours,
          ys: days,
          xHeading: format.text(scope.reads_orders ? words.orderHour : words.visitHour),
          show: format.short,
        },
      ),
      notes,
      drawing,
    );
  }
  const conditions = new Map<string, Condition>(
    rows.main.flatMap((row) => {
      const condition = conditionOf(row.view, row.class);
      return condition ? [[row.class, condition] as const] : [];
    }),
  );
  return withNotes(
    bars(
      rows.main.map((row) => ({
        key: row.class,
        label: format.text(className(row.class)),
        value: row.customers,
        note: row.share === null ? undefined : format.share(row.share),
        colour: row.class === 'no_visit' || row.class === 'not_told' ? neutral[theme] : undefined,
        details: [
          ...(row.visits === null
            ? []
            : [`${format.text(text.columns.visits)} ${format.count(row.visits)}`]),
          `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
        ],
      })),
      {
        ...drawing,
        show: format.count,
        limit: 20,
        valueHeading: format.text(text.columns.customers),
        noteHeading: format.text(text.columns.share),
        onPick:
          pick && conditions.size === rows.main.length
            ? (key) => {
                const condition = conditions.get(key);
                if (condition) pick([condition]);
              }
            : undefined,
      },
    ),
    notes,
    drawing,
  );
};

/** Those of no class in particular; as the class “potential”. */
const neutral = { light: '#8a929e', dark: '#717b8a' };

/** The class as a condition on customers, where one says the same. */
function conditionOf(view: string, key: string): Condition | null {
  if (view === 'words') {
    return {
      about: 'records',
      table: 'behaviours',
      where: [{ column: 'keyword', is: { operator: 'contains', value: key } }],
      within: null,
      count: { operator: 'at_least', times: 1 },
    };
  }
  if (key === 'no_visit') {
    return { about: 'fact', fact: 'visits', is: { operator: 'equals', value: 0 } };
  }
  const range = ranges[key];
  if (!range) return null;
  const [fact, from, to] = range;
  return {
    about: 'fact',
    fact,
    is: to === null ? { operator: 'at_least', value: from } : { operator: 'between', from, to },
  };
}

const ranges: Readonly<
  Record<string, readonly ['visits' | 'visit_recency', number, number | null]>
> = {
  days_7: ['visit_recency', 0, 7],
  days_30: ['visit_recency', 8, 30],
  days_90: ['visit_recency', 31, 90],
  days_more: ['visit_recency', 91, null],
  visits_1: ['visits', 1, 1],
  visits_3: ['visits', 2, 3],
  visits_9: ['visits', 4, 9],
  visits_10: ['visits', 10, null],
};

const words = {
  anonymous: {
    zh: '另有 {n} 位匿名访客，不计入客户。',
    en: '{n} anonymous visitors besides, who are no known customers.',
  },
  visitHour: { zh: '开始访问的钟点', en: 'Hour at which a visit began' },
  orderHour: { zh: '下单的钟点', en: 'Hour of ordering' },
};
