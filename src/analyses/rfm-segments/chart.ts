import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import { finished } from '../../charts/empty';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import { basisInWords } from '../value-basis';
import type { analysis } from './analysis';
import { binsInWords, text } from './text';

/** Customers by segment with their share of net sales, and the bins of the scores below. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const chosen = chosenValues(audience, 'fact segment');
  const svg = bars(
    [...rows.main]
      .sort((one, other) => outside(one) - outside(other))
      .map((row) => {
        const { name, colour } = classOf('segment', row.segment);
        return {
          key: row.segment,
          label: format.text(name),
          value: row.customers,
          colour: colour[theme],
          note: row.share_of_revenue === null ? undefined : format.share(row.share_of_revenue),
          selected: chosen.includes(row.segment),
          details: [
            `${format.text(text.columns.share_of_customers)} ${format.share(row.share_of_customers)}`,
            `${format.text(text.columns.orders)} ${format.count(row.orders)}`,
            `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
          ],
        };
      }),
    {
      ...drawing,
      show: format.count,
      valueHeading: format.text(text.columns.customers),
      noteHeading: format.text(text.columns.share_of_revenue),
      onPick: pick && ((value) => pick([factIs('segment', value)])),
    },
  );
  if (rows.main.length === 0) return svg;
  const height = Number(svg.getAttribute('height'));
  return finished(svg, height, { ...drawing, n: text.n(rows) }, [
    ...binsInWords(rows.thresholds, format),
    ...basisInWords(rows.basis[0], format),
  ]);
};

/** Customers without a score stand below the segments, however many they are. */
function outside({ segment }: { segment: string }): number {
  return segment === 'potential' || segment === 'no_recent_order' ? 1 : 0;
}
