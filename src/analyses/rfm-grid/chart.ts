import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { heatmap } from '../../charts/heatmap';
import { emptyChart } from '../../charts/empty';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import { classOf, segments } from '../classes';
import type { analysis } from './analysis';
import { text } from './text';

const scores = [1, 2, 3, 4, 5];

const words = {
  recency: {
    zh: 'R 分与距今天数（5 = 最近）',
    en: 'R score, days since the last order (5 = most recent)',
  },
  frequency: { zh: 'F 分与订单数（5 = 最频繁）', en: 'F score, orders (5 = most often)' },
};

/** Five by five cells in the colours of their segments, each with its customers. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (drawing.n === 0) return emptyChart(drawing, text.headline(rows, format));
  const chosen = chosenValues(audience, 'fact segment');
  const fullest = fullestCells(rows.main);
  const label = (measure: string, score: number) => {
    const bin = rows.bins.find((row) => row.measure === measure && row.score === score);
    const name = `${measure === 'recency' ? 'R' : 'F'}${score}`;
    if (!bin) return name;
    const [from, to] = [format.count(bin.lowest), format.count(bin.highest)];
    return `${name} · ${from === to ? from : `${from}–${to}`}`;
  };
  const present = new Set(rows.main.map(({ segment }) => segment));
  return heatmap(
    rows.main.map((row) => {
      const segment = row.segment === null ? null : classOf('segment', row.segment);
      return {
        x: label('frequency', row.f),
        y: label('recency', row.r),
        value: row.customers,
        colour: segment?.colour[theme],
        key: row.segment ?? undefined,
        title: segment && fullest.has(row) ? format.text(segment.name) : undefined,
        selected: row.segment !== null && chosen.includes(row.segment),
        details: [
          ...(segment ? [`${format.text(text.columns.segment)} ${format.text(segment.name)}`] : []),
          `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
        ],
      };
    }),
    {
      ...drawing,
      xs: scores.map((score) => label('frequency', score)),
      ys: scores.toReversed().map((score) => label('recency', score)),
      xHeading: format.text(words.frequency),
      yHeading: format.text(words.recency),
      show: format.short,
      legend: segments
        .filter(({ key }) => present.has(key))
        .map(({ name, colour }) => ({ label: format.text(name), colour: colour[theme] })),
      onPick: pick && ((value) => pick([factIs('segment', value)])),
    },
  );
};

type Rows = RowsOf<typeof analysis>['main'];

/** Of each segment the cell with most customers: there its name stands. */
function fullestCells(main: Rows): ReadonlySet<Rows[number]> {
  const fullest = new Map<string, Rows[number]>();
  for (const row of main) {
    if (row.segment === null) continue;
    const most = fullest.get(row.segment);
    if (!most || row.customers > most.customers) fullest.set(row.segment, row);
  }
  return new Set(fullest.values());
}
