import { chosenValues, factIs, type Condition } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import { withNotes } from '../../charts/notes';
import type { Drawing } from '../../charts/surface/svg';
import { together } from '../../charts/together';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { notesOf, overlayNames, text } from './text';

type Rows = RowsOf<typeof analysis>;

const share = { zh: '占比', en: 'Share' };
const overlaid = { zh: '叠加标签（客户数）', en: 'Overlays (customers)' };

/** The customers of each overlay. */
export const overlayConditions: Readonly<Record<string, Condition>> = {
  one_time: { about: 'fact', fact: 'order_days', is: { operator: 'equals', value: 1 } },
  important: { about: 'fact', fact: 'important_customer', is: { operator: 'yes' } },
  vip: { about: 'fact', fact: 'vip', is: { operator: 'yes' } },
  high_referrer: { about: 'fact', fact: 'referrals_made', is: { operator: 'at_least', value: 3 } },
};

/** Customers by stage, and beside them the overlays, where there are any. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const svg =
    rows.overlays.length === 0
      ? stageBars(rows.main, context, drawing)
      : together(
          [
            (partWidth) => stageBars(rows.main, context, { ...part, width: partWidth }),
            (partWidth) => overlayBars(rows.overlays, context, { ...part, width: partWidth }),
          ],
          drawing,
          { shares: [3, 2] },
        );
  return rows.main.length === 0 ? svg : withNotes(svg, notesOf(rows, format), drawing);
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

function overlayBars(
  overlays: Rows['overlays'],
  { format, audience, pick }: ChartContext,
  drawing: Drawing,
): SVGSVGElement {
  const conditionOf = (overlay: string) => overlayConditions[overlay];
  const isChosen = (condition: Condition | undefined) =>
    audience.some((one) => JSON.stringify(one) === JSON.stringify(condition));
  return bars(
    overlays.map((row) => ({
      key: row.overlay,
      label: format.text(overlayNames[row.overlay] ?? { zh: row.overlay, en: row.overlay }),
      value: row.customers,
      selected: isChosen(conditionOf(row.overlay)),
      note: format.share(row.share_of_customers),
      details: [named(text.columns.revenue, format.money(row.revenue), drawing)],
    })),
    {
      ...drawing,
      name: format.text(text.columns.overlay),
      show: format.count,
      valueHeading: format.text(overlaid),
      noteHeading: format.text(share),
      onPick:
        pick &&
        ((overlay) => {
          const condition = conditionOf(overlay);
          if (condition) pick([condition]);
        }),
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
