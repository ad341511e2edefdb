import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { lines } from '../../charts/lines';
import { panels, type PicturePanel } from '../../charts/panels';
import { themeOf } from '../../charts/surface/theme';
import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { attributeValueName } from '../attributes';
import type { Chart, ChartContext } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { notesOf, text, titlesOf, waitNames } from './text';

type Rows = RowsOf<typeof analysis>;

const interval = { zh: '95% 区间', en: '95% interval' };
const share = { zh: '占比', en: 'Share' };
const fewRemark = {
  zh: '灰色：少于 30 人，样本小。',
  en: 'Grey: fewer than 30, a small sample.',
};
const people = { zh: '人数', en: 'n' };

/** How soon, when, who, and who is still waiting. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.main.every((row) => row.share === null)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const titles = titlesOf(rows, format);
  const all: PicturePanel[] = [
    {
      title: titles.windows,
      draw: (panelWidth) => windowBars(rows.main, { ...context, width: panelWidth }),
    },
  ];
  if (rows.waiting.length > 0) {
    all.push({
      title: titles.waiting,
      draw: (panelWidth) => waitBars(rows.waiting, { ...context, width: panelWidth }),
    });
  }
  if (rows.months.filter((row) => row.share !== null).length > 1) {
    all.push({
      title: titles.months,
      draw: (panelWidth) => monthLines(rows.months, { ...context, width: panelWidth }),
    });
  }
  if (rows.by_attribute.length > 1) {
    all.push({
      title: titles.attribute,
      draw: (panelWidth) => attributeBars(rows.by_attribute, { ...context, width: panelWidth }),
    });
  }
  return panels(all, { ...drawing, least: 420, notes: notesOf(rows, format) });
};

function windowBars(main: Rows['main'], { width, theme, format }: ChartContext): SVGSVGElement {
  return bars(
    main.map((row) => ({
      key: String(row.within),
      label: format.days(row.within),
      value: row.share,
      notes: [between(row, format), format.count(row.registered)],
      fixed: true,
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.columns.within),
      show: format.share,
      outOf: 1,
      valueHeading: format.text(text.columns.share),
      noteHeadings: [interval, people].map(format.text),
    },
  );
}

function monthLines(months: Rows['months'], { width, theme, format }: ChartContext): SVGSVGElement {
  return lines(
    months.map((row) => ({
      at: row.month,
      values: { share: row.share },
      low: row.low,
      high: row.high,
      details: [`${format.text(text.columns.registered)} ${format.count(row.registered)}`],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.columns.month),
      series: [{ key: 'share', label: format.text(text.columns.share) }],
      showAt: (at) => format.period(at, 'month'),
      show: format.share,
      height: 180,
    },
  );
}

function attributeBars(
  values: Rows['by_attribute'],
  { width, theme, format, audience, pick }: ChartContext,
): SVGSVGElement {
  const attribute = values[0]?.attribute ?? '';
  const chosen = chosenValues(audience, `attribute ${attribute}`);
  return bars(
    values.map((row) => ({
      key: row.value,
      label: format.text(attributeValueName(attribute, row.value)),
      value: row.share,
      // A share of few would outshine the others.
      colour: row.is_small ? themeOf(theme).neutral : undefined,
      notes: [between(row, format), format.count(row.registered)],
      selected: chosen.includes(row.value),
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.by_attribute),
      show: format.share,
      limit: 10,
      outOf: 1,
      remark: values.some((row) => row.is_small) ? format.text(fewRemark) : undefined,
      valueHeading: format.text(text.columns.share),
      noteHeadings: [interval, people].map(format.text),
      onPick: pick && ((value) => pick([attributeIs(attribute, value)])),
    },
  );
}

function waitBars(waiting: Rows['waiting'], { width, theme, format }: ChartContext): SVGSVGElement {
  return bars(
    waiting.map((row) => ({
      key: row.waiting,
      label: format.text(waitNames[row.waiting] ?? { zh: row.waiting, en: row.waiting }),
      value: row.customers,
      colour: classOf('stage', 'potential').colour[theme],
      note: format.share(row.share),
      fixed: true,
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.columns.waiting),
      show: format.count,
      valueHeading: format.text(text.columns.customers),
      noteHeading: format.text(share),
    },
  );
}

function between(
  { low, high }: { low: number | null; high: number | null },
  format: ChartContext['format'],
): string {
  if (low === null || high === null) return '–';
  return `${format.share(low)}–${format.share(high)}`;
}
