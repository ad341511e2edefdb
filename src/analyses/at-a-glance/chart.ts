import { tiles, type Tile } from '../../charts/tiles';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { measureNames, periodName, shown, text } from './text';

/** The figures that get a tile; all are in the table. */
const ofPeriod = [
  'revenue',
  'orders',
  'buyers',
  'new_buyers',
  'revenue_per_buyer',
  'aov',
  'units_per_order',
  'rebuy_rate',
];
const ofHistory = [
  'customers',
  'buyers',
  'orders',
  'revenue',
  'repeat_rate',
  'repeat_rate_90',
  'refund_rate_money',
  'unidentified_share',
  'member_share',
  'gmv',
];
const tilesOfHistory = 8;

const words = {
  history: { zh: '累计', en: 'all time' },
  previous: { zh: '环比', en: 'on previous' },
  year: { zh: '同比', en: 'on year' },
  lunar: { zh: '同比（春节对齐）', en: 'on year, festival' },
  points: { zh: '（百分点）', en: ' (points)' },
};

/** The last full period with its changes, and under it the whole history. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const nameOf = (measure: string) =>
    format.text(measureNames[measure] ?? { zh: measure, en: measure });
  const period = periodName(rows, format);
  const recent = ofPeriod.flatMap((measure): Tile[] => {
    const row = rows.period.find((candidate) => candidate.measure === measure);
    if (!row || row.value === null) return [];
    const points = row.unit === 'share' ? format.text(words.points) : '';
    return [
      {
        label: `${nameOf(measure)} · ${period}`,
        value: shown(row.value, row.unit, format),
        changes: [
          { label: format.text(words.previous) + points, value: row.change },
          { label: format.text(words.year) + points, value: row.change_year },
          ...(row.change_lunar === null
            ? []
            : [{ label: format.text(words.lunar) + points, value: row.change_lunar }]),
        ],
      },
    ];
  });
  const history = ofHistory.flatMap((measure): Tile[] => {
    const row = rows.main.find((candidate) => candidate.measure === measure);
    if (!row || row.value === null || isPlain(row)) return [];
    return [
      {
        label: `${nameOf(measure)} · ${format.text(words.history)}`,
        value: shown(row.value, row.unit, format),
      },
    ];
  });
  const last = tiles(history.slice(0, tilesOfHistory), { ...drawing, n: text.n(rows) });
  if (recent.length === 0) return last;
  const both = document.createElement('div');
  both.style.display = 'grid';
  both.style.gap = '12px';
  both.append(tiles(recent, drawing), last);
  return both;
};

/** All sales are to members where every buyer is in the customer file: nothing to show. */
function isPlain({ measure, value }: { measure: string; value: number | null }): boolean {
  return measure === 'member_share' && value === 1;
}
