import { columns } from '../../charts/columns';
import { themeOf } from '../../charts/surface/theme';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import { promotionBands } from '../promotions-of-the-year';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

const words = {
  share: { zh: '老客销售占比', en: 'Share of sales from returning buyers' },
  old: { zh: '老客', en: 'Returning' },
  new: { zh: '新客', en: 'New' },
  firstYear: { zh: '数据首年：新客偏高', en: 'First year of the history: “new” is overstated' },
};

/** Net sales of returning and new buyers, stacked, with the share of the returning above. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, scope, promotions } = rows;
  const unit = unitOf(scope);
  const { columns: names } = text;
  return columns(
    main.slice(-shown[unit]).map((row) => {
      const total = row.new_revenue + row.old_revenue;
      return {
        at: row.period,
        values: { old: row.old_revenue, new: row.new_revenue },
        share: total > 0 ? row.old_revenue / total : null,
        unfinished: !row.is_finished,
        details: [
          `${format.text(names.old_buyers)} ${format.count(row.old_buyers)}`,
          `${format.text(names.new_buyers)} ${format.count(row.new_buyers)}`,
          ...(row.old_per_buyer === null
            ? []
            : [`${format.text(names.old_per_buyer)} ${format.money(row.old_per_buyer)}`]),
          ...(row.new_per_buyer === null
            ? []
            : [`${format.text(names.new_per_buyer)} ${format.money(row.new_per_buyer)}`]),
          ...(row.is_first_year ? [format.text(words.firstYear)] : []),
        ],
      };
    }),
    {
      width,
      theme,
      format,
      name: format.text(text.measure),
      n: text.n(rows),
      series: [
        { key: 'old', label: format.text(words.old), colour: themeOf(theme).accent },
        {
          key: 'new',
          label: format.text(words.new),
          colour: classOf('stage', 'new').colour[theme],
        },
      ],
      bands: unit === 'quarter' ? [] : promotionBands(promotions, format),
      showAt: (at) => format.period(at, unit),
      show: format.money,
      shareLabel: format.text(words.share),
      showShare: format.share,
    },
  );
};
