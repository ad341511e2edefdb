import { tiles, type Tile } from '../../charts/tiles';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { measureNames, periodName, shown, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The figures that get a tile, the first eight that exist; all are in the table. */
const ofPeriod = [
  'revenue',
  'orders',
  'buyers',
  'new_buyers',
  'revenue_per_buyer',
  'aov',
  'units_per_order',
  'rebuy_rate',
  'old_buyers',
  'refund_rate_money',
  'member_share',
];
const ofHistory = [
  'revenue',
  'orders',
  'customers',
  'buyers',
  'repeat_rate',
  'repeat_rate_90',
  'refund_rate_money',
  'unidentified_share',
  'member_share',
  'gmv',
  'revenue_per_buyer',
  'aov',
];
const most = 8;

const words = {
  week: { zh: '{period} · 最近一个完整周', en: '{period} · last full week' },
  month: { zh: '{period} · 最近一个完整月', en: '{period} · last full month' },
  quarter: { zh: '{period} · 最近一个完整季度', en: '{period} · last full quarter' },
  history: { zh: '截至统计日累计', en: 'All time up to the as-of date' },
  previous: { zh: '环比', en: 'vs previous' },
  year: { zh: '同比', en: 'vs year before' },
  lunar: { zh: '同比（春节对齐）', en: 'vs year before, festival' },
};

/** The last full period with its changes, and under it the whole history, in one grid. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const columns = width >= 560 ? 4 : 2;
  const nameOf = (measure: string) =>
    format.text(measureNames[measure] ?? { zh: measure, en: measure });
  const hasYear = rows.period.some((row) => row.change_year !== null);
  const recent = ofPeriod.flatMap((measure): Tile[] => {
    const row = rows.period.find((candidate) => candidate.measure === measure);
    if (!row || row.value === null || isPlain(row)) return [];
    const isPoints = row.unit === 'share';
    return [
      {
        label: nameOf(measure),
        value: shown(row.value, row.unit, format),
        changes: [
          { label: format.text(words.previous), value: row.change, isPoints },
          ...(hasYear
            ? [{ label: format.text(words.year), value: row.change_year, isPoints }]
            : []),
          ...(row.change_lunar === null
            ? []
            : [{ label: format.text(words.lunar), value: row.change_lunar, isPoints }]),
        ],
      },
    ];
  });
  const history = ofHistory.flatMap((measure): Tile[] => {
    const row = rows.main.find((candidate) => candidate.measure === measure);
    if (!row || row.value === null || isPlain(row)) return [];
    return [{ label: nameOf(measure), value: shown(row.value, row.unit, format) }];
  });
  const all = (partWidth: number) =>
    tiles(whole(history, columns), {
      ...part,
      width: partWidth,
      columns,
      heading: recent.length > 0 ? format.text(words.history) : undefined,
      size: recent.length > 0 ? 20 : 28,
    });
  if (recent.length === 0) return together([all], drawing, { under: true });
  const last = (partWidth: number) =>
    tiles(whole(recent, columns), {
      ...part,
      width: partWidth,
      columns,
      heading: headingOf(rows, format),
    });
  return together([last, all], drawing, { under: true });
};

function headingOf(rows: Rows, format: Parameters<typeof periodName>[1]): string {
  const unit = rows.period[0]?.period_unit;
  const heading = words[unit === 'week' || unit === 'quarter' ? unit : 'month'];
  return fill(format.text(heading), { period: periodName(rows, format) });
}

/** As many as fill their rows, unless there are fewer than a row. */
function whole(tilesOf: readonly Tile[], columns: number): readonly Tile[] {
  const first = tilesOf.slice(0, most);
  const full = first.length - (first.length % columns);
  // One missing in the last row is a smaller fault than a figure left out.
  return first.length - full === columns - 1 || full === 0 ? first : first.slice(0, full);
}

/** A share of all or of nothing is no news: every buyer is in the customer file, or none. */
function isPlain({ measure, value }: { measure: string; value: number | null }): boolean {
  return (
    (measure === 'member_share' && (value === 1 || value === 0)) ||
    (measure === 'unidentified_share' && value === 0)
  );
}
