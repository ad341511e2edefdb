import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import { emptyChart, finished } from '../../charts/empty';
import { lorenz } from '../../charts/lorenz';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import { basisInWords, valueName } from '../value-basis';
import type { analysis } from './analysis';
import { text } from './text';

const words = {
  point: { zh: '前 20% 占 {share}', en: 'top 20% hold {share}' },
  share: { zh: '占比', en: 'Share' },
  cumulated: { zh: '{value}累计占比', en: '{value}, cumulated' },
};

/** Customers and net sales of the tiers as bars, the Lorenz curve beside them. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format, audience, pick } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const basis = rows.basis[0];
  const value = valueName(basis, format);
  const top = rows.concentration[0]?.top20_share ?? null;
  const chosen = chosenValues(audience, 'fact tier');
  const heading = { customers: format.text(text.columns.customers), value };
  const tierBars = (measure: 'customers' | 'value', partWidth: number) =>
    bars(
      rows.main.map((row) => {
        const { name, colour } = classOf('tier', row.tier);
        const share = measure === 'customers' ? row.share_of_customers : row.share_of_value;
        return {
          key: row.tier,
          label: format.text(name),
          value: row[measure],
          colour: colour[theme],
          note: share === null ? undefined : format.share(share),
          selected: chosen.includes(row.tier),
        };
      }),
      {
        ...part,
        name: heading[measure],
        width: partWidth,
        show: measure === 'customers' ? format.count : format.money,
        valueHeading: heading[measure],
        noteHeading: format.text(words.share),
        onPick: pick && ((value) => pick([factIs('tier', value)])),
      },
    );
  const both = (partWidth: number) =>
    together(
      [(width) => tierBars('customers', width), (width) => tierBars('value', width)],
      { ...part, width: partWidth },
      { under: true },
    );
  const cumulated = fill(format.text(words.cumulated), { value });
  if (rows.main.length === 0) return emptyChart(drawing);
  // Without positive sales there is no curve; the sentence says why.
  if (top === null) return emptyChart(drawing, text.headline(rows, format));
  const svg = together(
    [
      both,
      (partWidth) =>
        lorenz(
          rows.lorenz.map((row) => ({
            customers: row.cumulated_customers,
            value: row.cumulated_value,
          })),
          {
            ...part,
            name: cumulated,
            width: partWidth,
            xHeading: format.text(text.columns.cumulated_customers),
            yHeading: cumulated,
            points: [
              { at: 0.2, label: fill(format.text(words.point), { share: format.share(top) }) },
            ],
          },
        ),
    ],
    { ...part, width },
  );
  return finished(svg, Number(svg.getAttribute('height')), drawing, basisInWords(basis, format));
};
