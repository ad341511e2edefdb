import { emptyChart } from '../../charts/empty';
import { lines, type Series } from '../../charts/lines';
import { panels } from '../../charts/panels';
import { themeOf } from '../../charts/surface/theme';
import { fill } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { promotionBands } from '../promotions-of-the-year';
import type { analysis } from './analysis';
import { measureOf, methodName, seriesName, showerOf } from './names';
import { text } from './text';

type Rows = RowsOf<typeof analysis>;

/** Months that stay readable beside the forecast; all are in the table. */
const shownMonths = 24;

const words = {
  forecast: { zh: '预测（深浅为 80% 与 95% 区间）', en: 'forecast (shades: 80% and 95% range)' },
  withoutRange: { zh: '预测', en: 'forecast' },
  legend: {
    zh: '虚线为预测，深浅为 80% 与 95% 区间。',
    en: 'Dashed: the forecast, shades: its 80% and 95% range.',
  },
  soFar: { zh: '当月已发生', en: 'so far' },
  aligned: { zh: '含春节，已对齐', en: 'holds the spring festival, aligned' },
  sure: { zh: '{method}，回测误差 {error}', en: '{method}, off by {error} in the back-test' },
} as const;

/** The months that came and, with their ranges, those that are forecast; by category a picture each. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  if (rows.scope[0]?.split !== 'category') return inAll(rows, drawing);
  const all = [...new Set(rows.main.map(({ series }) => series))];
  return panels(
    all.map((series) => ({
      title: format.text(seriesName(series)),
      notes: sureOf(rows, series, context),
      draw: (inner) => ofCategory(rows, series, { ...drawing, width: inner, n: undefined }),
    })),
    { ...drawing, least: 300, notes: [format.text(words.legend)] },
  );
};

type Drawing = Parameters<typeof emptyChart>[0];

function inAll(rows: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const coming = rows.main.filter(({ forecast }) => forecast !== null);
  const hasRange = coming.some(({ low_95 }) => low_95 !== null);
  const isNaive = coming[0]?.method === 'seasonal_naive';
  const yearAgo: Series = {
    key: 'year_ago',
    label: format.text(methodName('seasonal_naive')),
    colour: themeOf(drawing.theme).neutral,
  };
  const hasYearAgo = !isNaive && coming.some(({ seasonal_naive }) => seasonal_naive !== null);
  return lines(rowsOf(rows.main, drawing), {
    ...optionsOf(rows, drawing),
    series: [valueOf(rows, drawing), ...(hasYearAgo ? [yearAgo] : [])],
    provisionalLabel: format.text(hasRange ? words.forecast : words.withoutRange),
    soFarLabel: format.text(words.soFar),
    bands: promotionBands(rows.promotions, format),
    height: 250,
  });
}

function ofCategory(rows: Rows, series: string, drawing: Drawing): SVGSVGElement {
  const own = rows.main.filter((row) => row.series === series);
  return lines(rowsOf(own, drawing), {
    ...optionsOf(rows, drawing),
    series: [valueOf(rows, drawing)],
    provisionalLabel: drawing.format.text(words.withoutRange),
    soFarLabel: drawing.format.text(words.soFar),
    legend: false,
    height: 130,
  });
}

function optionsOf(rows: Rows, drawing: Drawing) {
  const { format } = drawing;
  return {
    ...drawing,
    showAt: (at: Date) => format.period(at, 'month'),
    show: showerOf(rows.scope, format),
  };
}

function valueOf(rows: Rows, { format, theme }: Drawing): Series {
  return {
    key: 'value',
    label: format.text(measureOf(rows.scope).label),
    colour: themeOf(theme).accent,
  };
}

function rowsOf(main: Rows['main'], { format }: Drawing) {
  const from = main.filter(({ actual }) => actual !== null).length - shownMonths;
  return main.slice(Math.max(0, from)).map((row) => ({
    at: row.month,
    values: { value: row.actual ?? row.forecast, year_ago: row.seasonal_naive },
    provisional: row.actual === null,
    low: row.low_95,
    high: row.high_95,
    innerLow: row.low_80,
    innerHigh: row.high_80,
    soFar: row.so_far,
    details: row.has_festival ? [format.text(words.aligned)] : [],
  }));
}

/** With which method a category is forecast, and how far off that was. */
function sureOf({ backtest }: Rows, series: string, { format }: ChartContext): string[] {
  const shown = backtest.find((row) => row.series === series && row.is_shown);
  if (!shown) return [];
  const method = format.text(methodName(shown.method));
  if (shown.wape === null) return [method];
  return [fill(format.text(words.sure), { method, error: format.share(shown.wape) })];
}
