import { emptyChart } from '../../charts/empty';
import { forest } from '../../charts/forest';
import { lines, type LineRow } from '../../charts/lines';
import type { Drawing } from '../../charts/surface/svg';
import { together } from '../../charts/together';
import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { attributeName, attributeValueName } from '../attributes';
import type { Chart, ChartContext } from '../chart';
import type { PeriodUnit } from '../period-units';
import { promotionBands } from '../promotions-of-the-year';
import type { analysis } from './analysis';
import { sinceFirstChurn, text, unitOf, whyNothing } from './text';

type Rows = RowsOf<typeof analysis>;

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

/**
 * What there is: the rate of those who order by period with its interval, that of contracts, and
 * where these have no dates the share that has left by tenure and by an attribute. A period that is
 * not over is left to the table: its rate is no rate of a whole period yet.
 */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const pictures = [
    ...(rows.main.length > 0 ? [(of: Drawing) => orderChurn(rows, of)] : []),
    ...(rows.contractual.length > 0 ? [(of: Drawing) => contractChurn(rows, of)] : []),
    ...(rows.snapshot.length > 0 ? [(of: Drawing) => snapshot(rows, of, context)] : []),
  ];
  const [only] = pictures;
  if (!only) return emptyChart(drawing, whyNothing(rows, format));
  if (pictures.length === 1) return only(drawing);
  return together(
    pictures.map((draw) => (partWidth: number) => draw({ ...part, width: partWidth })),
    drawing,
  );
};

function orderChurn({ main, threshold, promotions }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const observable = sinceFirstChurn(main);
  if (observable.length === 0) return emptyChart(drawing, format.text(tooEarly));
  return rates(
    observable.map((row) => ({ ...row, provisional: row.is_provisional })),
    { unit: unitOf(threshold), promotions },
    drawing,
  );
}

function contractChurn(
  { contractual, threshold, promotions }: Rows,
  drawing: Drawing,
): SVGSVGElement {
  const name = drawing.format.text(text.results.contractual);
  const time = { unit: unitOf(threshold), promotions };
  return rates(contractual, time, { ...drawing, name }, name);
}

interface Rated {
  period: Date;
  at_risk: number;
  churned: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
  revenue_rate: number | null;
  revenue_churned: number;
  won_back?: number;
  provisional?: boolean;
  is_finished: boolean;
}

/** Two lines over time, of customers with their interval and of what they bring. */
function rates(
  rows: readonly Rated[],
  { unit, promotions }: { unit: PeriodUnit } & Pick<Rows, 'promotions'>,
  drawing: Drawing,
  label = drawing.format.text(inCustomers),
): SVGSVGElement {
  const { format } = drawing;
  const drawn = rows
    .filter(({ rate, is_finished: isFinished }) => rate !== null && isFinished)
    .slice(-shown[unit]);
  const hasRevenue = drawn.some(({ revenue_rate: rate }) => rate !== null);
  return lines(
    drawn.map((row): LineRow<Date> => {
      const told = (name: keyof typeof text.columns, value: number) =>
        `${format.text(text.columns[name])} ${format.count(value)}`;
      return {
        at: row.period,
        values: { rate: row.rate, revenue_rate: row.revenue_rate },
        low: row.lower,
        high: row.upper,
        provisional: row.provisional,
        details: [
          told('churned', row.churned),
          told('at_risk', row.at_risk),
          ...(row.won_back === undefined ? [] : [told('won_back', row.won_back)]),
          ...(hasRevenue
            ? [`${format.text(text.columns.revenue_churned)} ${format.money(row.revenue_churned)}`]
            : []),
        ],
      };
    }),
    {
      ...drawing,
      series: [
        { key: 'rate', label },
        ...(hasRevenue ? [{ key: 'revenue_rate', label: format.text(inRevenue) }] : []),
      ],
      bands: unit === 'quarter' ? [] : promotionBands(promotions, format),
      showAt: (at) => format.period(at, unit),
      show: format.share,
    },
  );
}

function snapshot(
  { snapshot: rows }: Rows,
  drawing: Drawing,
  context: ChartContext,
): SVGSVGElement {
  const { format } = drawing;
  return forest(
    rows.map((row) => {
      const isAttribute = row.attribute !== 'all' && row.attribute !== 'tenure';
      const values = text.values ?? {};
      return {
        key: keyOf(row),
        label:
          row.attribute === 'all'
            ? format.text(values['all'] ?? text.title)
            : format.text(attributeValueName(row.attribute, row.value)),
        group:
          row.attribute === 'all'
            ? undefined
            : format.text(values[`attribute.${row.attribute}`] ?? attributeName(row.attribute)),
        value: row.rate,
        low: row.lower,
        high: row.upper,
        second: row.revenue_rate,
        note: format.count(row.customers),
        open: row.is_small,
        fixed: !isAttribute,
        selected:
          isAttribute &&
          chosenValues(context.audience, `attribute ${row.attribute}`).includes(row.value),
        details: [
          `${format.share(row.rate)} (${format.share(row.lower)}–${format.share(row.upper)})`,
          `${format.text(text.columns.churned)} ${format.count(row.churned)} / ${format.count(row.customers)}`,
          ...(row.revenue_rate === null
            ? []
            : [`${format.text(inRevenue)} ${format.share(row.revenue_rate)}`]),
        ],
      };
    }),
    {
      ...drawing,
      name: format.text(text.results.snapshot),
      scale: 'share',
      show: format.share,
      valueHeading: format.text(text.columns.rate),
      noteHeading: format.text(text.columns.customers),
      names: [format.text(inCustomers), format.text(inRevenue)],
      openName: format.text(few),
      onPick:
        context.pick &&
        ((key) => {
          const row = rows.find((candidate) => keyOf(candidate) === key);
          if (row) context.pick?.([attributeIs(row.attribute, row.value)]);
        }),
    },
  );
}

function keyOf({ attribute, value }: Rows['snapshot'][number]): string {
  return `${attribute}: ${value}`;
}

const inCustomers = { zh: '按客户', en: 'In customers' };
const inRevenue = { zh: '按收入', en: 'In revenue' };
const few = { zh: '不足 30 人', en: 'fewer than 30' };

const tooEarly = {
  zh: '尚不可观察：还没有客户超过流失阈值未下单。',
  en: 'Not yet observable: nobody has gone longer than the threshold without an order.',
};
