import { columns } from '../../charts/columns';
import type { Chart } from '../chart';
import { promotionBands } from '../promotions-of-the-year';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

const yearAgo = { zh: '去年同期', en: 'Year before' };

/** Net sales as columns, the same period a year before as a mark across each. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, scope, promotions } = rows;
  const unit = unitOf(scope);
  const recent = main.slice(-shown[unit]);
  const hasYear = recent.some((row) => row.is_finished && row.revenue_year_ago !== null);
  return columns(
    recent.map((row) => ({
      at: row.period,
      values: { revenue: row.revenue },
      // A few days are nothing beside a whole period of the year before.
      line: row.is_finished ? row.revenue_year_ago : null,
      unfinished: !row.is_finished,
      details: [
        `${format.text(text.columns.orders)} ${format.count(row.orders)}`,
        `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
        ...(row.revenue_lunar_year_ago === null
          ? []
          : [
              `${format.text(text.columns.revenue_lunar_year_ago)} ${format.money(row.revenue_lunar_year_ago)}`,
            ]),
      ],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.measure),
      n: text.n(rows),
      series: [{ key: 'revenue', label: format.text(text.columns.revenue) }],
      showAt: (at) => format.period(at, unit),
      show: format.money,
      // A quarter is too coarse to see them.
      bands: unit === 'quarter' ? [] : promotionBands(promotions, format),
      lineLabel: hasYear ? format.text(yearAgo) : undefined,
    },
  );
};
