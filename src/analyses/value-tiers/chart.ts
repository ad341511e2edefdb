import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { lorenz } from '../../charts/lorenz';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { text } from './text';

const point = { zh: '前 20% 占 {share}', en: 'top 20% hold {share}' };

/** The tiers as bars, the Lorenz curve beside them. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format, selected, pick } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const top = rows.concentration[0]?.top20_share ?? null;
  const customers = (partWidth: number) =>
    bars(
      rows.main.map((row) => {
        const { name, colour } = classOf('tier', row.tier);
        return {
          key: row.tier,
          label: format.text(name),
          value: row.customers,
          colour: colour[theme],
          note: row.share_of_revenue === null ? undefined : format.share(row.share_of_revenue),
          selected: selected.tier?.includes(row.tier),
          details: [
            `${format.text(text.columns.share_of_customers)} ${format.share(row.share_of_customers)}`,
            `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
          ],
        };
      }),
      {
        ...part,
        width: partWidth,
        show: format.count,
        valueHeading: format.text(text.columns.customers),
        noteHeading: format.text(text.columns.share_of_revenue),
        onPick: pick && ((value) => pick({ lens: 'tier', value })),
      },
    );
  if (rows.main.length === 0) return emptyChart(drawing);
  // Without positive sales there is no curve; the sentence says why.
  if (top === null) return emptyChart(drawing, text.headline(rows, format));
  return together(
    [
      customers,
      (partWidth) =>
        lorenz(
          rows.lorenz.map((row) => ({
            customers: row.cumulated_customers,
            value: row.cumulated_revenue,
          })),
          {
            ...part,
            name: format.text(text.columns.cumulated_revenue),
            width: partWidth,
            xHeading: format.text(text.columns.cumulated_customers),
            yHeading: format.text(text.columns.cumulated_revenue),
            points: [{ at: 0.2, label: fill(format.text(point), { share: format.share(top) }) }],
          },
        ),
    ],
    drawing,
  );
};
