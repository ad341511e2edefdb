import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { withNotes } from '../../charts/notes';
import { panels } from '../../charts/panels';
import { together } from '../../charts/together';
import type { Text } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { bandNames, notesOf, text } from './text';

type Rows = RowsOf<typeof analysis>;
type Part = Pick<ChartContext, 'theme' | 'format'> & { name: string };

const headings = {
  share: { zh: '占比', en: 'Share' },
  perMonth: { zh: '30 天流失率', en: 'Per 30 days' },
  perOrder: { zh: '未再下单', en: 'The last order' },
  ofReached: { zh: '止步率', en: 'Stop rate' },
} as const;

/** Who left at which stage and how often each is left; below, after how many orders and how long. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (!rows.main.some(({ leavers }) => leavers > 0)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const rateHeading =
    rows.scope[0]?.moment === 'last_order' ? headings.perOrder : headings.perMonth;
  const svg = together(
    [
      (partWidth) => stageBars(rows.main, rateHeading, part, partWidth),
      (partWidth) =>
        panels(
          [
            {
              title: format.text(text.columns.order_days),
              draw: (panelWidth) =>
                bandBars(rows.order_counts, 'order_days', rateHeading, part, panelWidth),
            },
            {
              title: format.text(text.columns.tenure),
              draw: (panelWidth) => bandBars(rows.tenures, 'tenure', rateHeading, part, panelWidth),
            },
          ],
          { ...part, width: partWidth, least: 320 },
        ),
    ],
    drawing,
    { under: true },
  );
  return withNotes(svg, notesOf(rows, format), drawing);
};

function stageBars(
  main: Rows['main'],
  rateHeading: Text,
  part: Part,
  width: number,
): SVGSVGElement {
  const { theme, format } = part;
  const named = (heading: Readonly<Record<'zh' | 'en', string>>, value: string) =>
    `${format.text(heading)} ${value}`;
  return bars(
    main.map((row) => ({
      key: row.stage,
      label: format.text(classOf('stage', row.stage).name) + (isFew(row) ? ' *' : ''),
      value: row.leavers,
      colour: classOf('stage', row.stage).colour[theme],
      notes: [
        format.share(row.share),
        shownRate(row.rate, format),
        row.index === null ? '–' : format.number(row.index, 0),
      ],
      fixed: true,
      details: [
        ...(row.median_order_days === null
          ? []
          : [named(text.columns.median_order_days, format.number(row.median_order_days, 1))]),
        ...(row.median_tenure === null
          ? []
          : [named(text.columns.median_tenure, format.days(row.median_tenure))]),
        ...(row.median_revenue === null
          ? []
          : [named(text.columns.median_revenue, format.money(row.median_revenue))]),
        named(text.columns.revenue, format.money(row.revenue)),
      ],
    })),
    {
      ...part,
      width,
      show: format.count,
      valueHeading: format.text(text.columns.leavers),
      noteHeadings: [headings.share, rateHeading, text.columns.index].map(format.text),
      remark: main.some(isFew) ? format.text(fewRemark) : undefined,
    },
  );
}

function bandBars(
  rows: Rows['order_counts'] | Rows['tenures'],
  kind: 'order_days' | 'tenure',
  rateHeading: Text,
  part: Part,
  width: number,
): SVGSVGElement {
  const { format } = part;
  return bars(
    rows.map((row) => {
      const band = 'order_days' in row ? row.order_days : row.tenure;
      const name = bandNames[`${kind}.${band}`];
      return {
        key: band,
        label: name ? format.text(name) : band,
        value: row.leavers,
        notes: [format.share(row.share), shownRate(row.rate, format)],
        fixed: true,
      };
    }),
    {
      ...part,
      width,
      name: format.text(text.columns[kind]),
      show: format.count,
      valueHeading: format.text(text.columns.leavers),
      noteHeadings: [headings.share, kind === 'tenure' ? rateHeading : headings.ofReached].map(
        format.text,
      ),
    },
  );
}

/* Nobody out of many is no small sample. */
function isFew({ leavers, is_small }: Rows['main'][number]): boolean {
  return is_small && leavers > 0;
}

const fewRemark = {
  zh: '* 流失者少于 30 人，流失率仅供参考。',
  en: '* Fewer than 30 left: take the rate with care.',
};

/* A rate with its first digit, however small. */
function shownRate(rate: number | null, format: Part['format']): string {
  if (rate === null) return '–';
  return rate > 0 && rate < 0.001 ? `${format.number(100 * rate, 2)}%` : format.share(rate);
}
