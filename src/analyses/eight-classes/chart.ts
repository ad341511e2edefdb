import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import { finished } from '../../charts/empty';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import { basisInWords } from '../value-basis';
import type { analysis } from './analysis';
import { cutsInWords, text } from './text';

/** Recency, frequency and value of each class in turn: better than the cut, or not. */
const patterns: Readonly<Record<string, string>> = {
  important_value: '↑↑↑',
  important_keep: '↓↑↑',
  important_develop: '↑↓↑',
  important_win_back: '↓↓↑',
  general_value: '↑↑↓',
  general_keep: '↓↑↓',
  general_develop: '↑↓↓',
  general_win_back: '↓↓↓',
};

/** Customers by class with their share of net sales, and the cuts below. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const chosen = chosenValues(audience, 'fact eight_class');
  const svg = bars(
    rows.main.map((row) => {
      const { name, colour } = classOf('eight_class', row.eight_class);
      const pattern = patterns[row.eight_class];
      return {
        key: row.eight_class,
        label: pattern ? `${format.text(name)} ${pattern}` : format.text(name),
        value: row.customers,
        colour: colour[theme],
        note: row.share_of_revenue === null ? undefined : format.share(row.share_of_revenue),
        selected: chosen.includes(row.eight_class),
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
      onPick: pick && ((value) => pick([factIs('eight_class', value)])),
    },
  );
  if (rows.main.length === 0) return svg;
  return finished(svg, Number(svg.getAttribute('height')), { ...drawing, n: text.n(rows) }, [
    ...cutsInWords(rows.cuts, format),
    ...basisInWords(rows.basis[0], format),
  ]);
};
