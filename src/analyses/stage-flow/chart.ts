import { columns } from '../../charts/columns';
import { themeOf } from '../../charts/surface/theme';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

/** Returning, resurrecting and new above zero, lapsed below. */
export const chart: Chart<typeof analysis> = ({ main, scope }, { width, theme, format }) => {
  const unit = unitOf(scope);
  const colour = (stage: string) => classOf('stage', stage).colour[theme];
  return columns(
    main.slice(-shown[unit]).map((row) => ({
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
        ...(row.is_first_year ? [format.text(overstated)] : []),
      ],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.measure),
      n: text.n({ main, scope }),
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
      showAt: (at) => format.period(at, unit),
      // Customers are counted on both sides of zero.
      show: (customers) => format.short(Math.abs(customers)),
    },
  );
};

const overstated = {
  zh: '数据首年：新增偏高',
  en: 'First year of the history: “new” is overstated',
};
