import { columns } from '../../charts/columns';
import { withNotes } from '../../charts/notes';
import { themeOf } from '../../charts/surface/theme';
import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import type { PeriodUnit } from '../period-units';
import { promotionBands } from '../promotions-of-the-year';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

/** Pixels that a period needs; those that do not fit are in the table. */
const least = 4;

/** Returning, resurrecting and new above zero, lapsed below. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, scope, promotions } = rows;
  const unit = unitOf(scope);
  const colour = (stage: string) => classOf('stage', stage).colour[theme];
  const shown = main.slice(-Math.floor((width - 160) / least));
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const svg = columns(
    shown.map((row) => ({
      at: row.period,
      values: {
        returning: row.returning,
        resurrecting: row.resurrecting,
        new: row.new,
        // Who has not ordered yet in a period that is not over has not lapsed.
        dormant: row.is_finished ? 0 - row.dormant : null,
      },
      unfinished: !row.is_finished,
      details: [
        `${format.text(text.columns.active)} ${format.count(row.active)}`,
        ...(row.is_first_year ? [format.text(text.columns.is_first_year)] : []),
      ],
    })),
    {
      ...drawing,
      n: text.n(rows),
      series: [
        {
          key: 'returning',
          label: format.text(text.columns.returning),
          colour: themeOf(theme).accent,
        },
        {
          key: 'resurrecting',
          label: format.text(text.columns.resurrecting),
          colour: colour('reactivated'),
        },
        { key: 'new', label: format.text(text.columns.new), colour: colour('new') },
        { key: 'dormant', label: format.text(text.columns.dormant), colour: colour('dormant') },
      ],
      bands: unit === 'quarter' ? [] : promotionBands(promotions, format),
      showAt: (at) => format.period(at, unit),
      // Customers are counted on both sides of zero.
      show: (customers) => format.short(Math.abs(customers)),
      whole: true,
    },
  );
  return withNotes(svg, notesOf(shown, main, unit, format), drawing);
};

/* Until when “new” is overstated, and whether all periods are drawn. */
function notesOf(shown: Periods, main: Periods, unit: PeriodUnit, format: Format): string[] {
  const overstated = shown.findLast((row) => row.is_first_year);
  return [
    ...(overstated
      ? [fill(format.text(firstYear), { period: format.period(overstated.period, unit) })]
      : []),
    ...(shown.length < main.length
      ? [fill(format.text(latest), { n: format.count(shown.length) })]
      : []),
  ];
}

type Periods = RowsOf<typeof analysis>['main'];

const firstYear = {
  zh: '{period} 及以前属数据首年：老客户会被当作新增，新增偏高。',
  en: 'Up to {period} is the first year of the history: old customers look new, so “new” is overstated.',
};
const latest = {
  zh: '图中为最近 {n} 个周期，全部周期见表格。',
  en: 'The latest {n} periods are drawn; the table has all.',
};
