import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import type { Drawing } from '../../charts/surface/svg';
import { together } from '../../charts/together';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { overlayNames, text } from './text';

type Rows = RowsOf<typeof analysis>;

const share = { zh: '占比', en: 'Share' };

/** Customers by stage, and beside them the overlays, where there are any. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.overlays.length === 0) return stageBars(rows.main, context, drawing);
  return together(
    [
      (partWidth) => stageBars(rows.main, context, { ...part, width: partWidth }),
      (partWidth) => overlayBars(rows.overlays, { ...part, width: partWidth }),
    ],
    drawing,
    { shares: [3, 2] },
  );
};

function stageBars(
  main: Rows['main'],
  { format, theme, audience, pick }: ChartContext,
  drawing: Drawing,
): SVGSVGElement {
  const chosen = chosenValues(audience, 'fact stage');
  return bars(
    main.map((row) => ({
      key: row.stage,
      label: format.text(classOf('stage', row.stage).name),
      value: row.customers,
      colour: classOf('stage', row.stage).colour[theme],
      note: format.share(row.share_of_customers),
      selected: chosen.includes(row.stage),
      details: [
        named(text.columns.revenue, format.money(row.revenue), drawing),
        ...(row.median_recency === null
          ? []
          : [named(text.columns.median_recency, format.number(row.median_recency, 1), drawing)]),
      ],
    })),
    {
      ...drawing,
      show: format.count,
      valueHeading: format.text(text.columns.customers),
      noteHeading: format.text(share),
      onPick: pick && ((value) => pick([factIs('stage', value)])),
    },
  );
}

function overlayBars(overlays: Rows['overlays'], drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  return bars(
    overlays.map((row) => ({
      key: row.overlay,
      label: format.text(overlayNames[row.overlay] ?? { zh: row.overlay, en: row.overlay }),
      value: row.customers,
      note: format.share(row.share_of_customers),
      details: [named(text.columns.revenue, format.money(row.revenue), drawing)],
    })),
    {
      ...drawing,
      name: format.text(text.columns.overlay),
      show: format.count,
      valueHeading: format.text(text.columns.overlay),
      noteHeading: format.text(share),
    },
  );
}

function named(
  heading: Readonly<Record<'zh' | 'en', string>>,
  value: string,
  { format }: Drawing,
): string {
  return `${format.text(heading)} ${value}`;
}
