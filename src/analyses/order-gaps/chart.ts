import { emptyChart } from '../../charts/empty';
import { histogram } from '../../charts/histogram';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text } from './text';

/** How many repeat buyers have which mean gap, with the threshold and two percentiles across. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, distribution, threshold } = rows;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const first = distribution[0];
  const last = distribution.at(-1);
  if (!first || !last) return emptyChart(drawing, format.text(noRepeats));
  // The last range is open; drawn to its end it would press all others together.
  const step = first === last ? last.to_days : first.to_days - first.from_days;
  const end = last.from_days + step;
  const isOpen = last.to_days > end;
  const at = (percentile: number) => main.find((row) => row.percentile === percentile);
  const inForce = threshold[0];
  const marks = [at(0.5), at(0.9)].flatMap((row) =>
    row && row.days !== inForce?.churn_days && row.days <= end
      ? [
          {
            at: row.days,
            label: `P${format.number(100 * row.percentile, 0)} ${format.days(row.days)}`,
          },
        ]
      : [],
  );
  return histogram(
    distribution.map((row) => ({
      from: row.from_days,
      to: row === last ? end : row.to_days,
      count: row.customers,
    })),
    {
      ...drawing,
      showAt: (days) => format.number(days, 0),
      show: format.short,
      atHeading: format.text(isOpen ? openHeading : heading),
      rules: inForce
        ? [
            ...marks,
            { at: inForce.churn_days, label: `T ${format.days(inForce.churn_days)}`, strong: true },
          ]
        : marks,
    },
  );
};

const heading = { zh: '平均间隔（天）', en: 'mean gap (days)' };
const openHeading = {
  zh: '平均间隔（天；最右一栏含更长者）',
  en: 'mean gap (days; the last bar holds all longer ones)',
};
const noRepeats = {
  zh: '没有客户在两个以上的日期下过单。',
  en: 'Nobody has ordered on two days yet.',
};
