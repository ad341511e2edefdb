import { columns } from '../../charts/columns';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

/** Net sales as columns, the same period a year before as a thin line. */
export const chart: Chart<typeof analysis> = ({ main, scope }, { width, theme, format }) => {
  const unit = unitOf(scope);
  const recent = main.slice(-shown[unit]);
  const hasYear = recent.some((row) => row.revenue_year_ago !== null);
  return columns(
    recent.map((row) => ({
      at: row.period,
      values: { revenue: row.revenue },
      line: row.revenue_year_ago,
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
      n: text.n({ main, scope }),
      series: [{ key: 'revenue', label: format.text(text.columns.revenue) }],
      showAt: (at) => format.period(at, unit),
      show: format.money,
      lineLabel: hasYear ? format.text(text.columns.revenue_year_ago) : undefined,
    },
  );
};
