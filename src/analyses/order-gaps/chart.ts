import { emptyChart } from '../../charts/empty';
import { histogram } from '../../charts/histogram';
import { withNotes } from '../../charts/notes';
import { panels } from '../../charts/panels';
import { stepCurves } from '../../charts/step-curves';
import type { Drawing } from '../../charts/surface/svg';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { notesOf, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The mean gaps of the repeat buyers; beside them how soon any order is followed by the next. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.distribution.length === 0) return emptyChart(drawing, format.text(noRepeats));
  const both = panels(
    [
      {
        title: format.text(text.results.distribution),
        draw: (partWidth) => meanGaps(rows, { ...part, width: partWidth }),
      },
      {
        title: format.text(text.results.curve),
        draw: (partWidth) => singleGaps(rows, { ...part, width: partWidth }),
      },
    ],
    { ...drawing, least: 340 },
  );
  return withNotes(both, notesOf(rows, format), drawing);
};

/** How many repeat buyers have which mean gap, with the threshold and two percentiles across. */
function meanGaps({ main, distribution, threshold }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
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
            label: `P${format.number(100 * row.percentile, 0)} ${format.days(Math.round(row.days))}`,
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
      height: plotHeight,
    },
  );
}

/** The Kaplan–Meier curve of the single gaps, turned: the share that has ordered again. */
function singleGaps({ curve, estimate, threshold }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const end = curve.at(-1)?.days ?? 0;
  const inForce = threshold[0]?.churn_days;
  const marks = estimate.flatMap(({ percentile, days }) =>
    days === null || days > end || percentile === 0.9
      ? []
      : [{ at: days, label: `P${format.number(100 * percentile, 0)} ${format.days(days)}` }],
  );
  return stepCurves(
    [
      {
        key: 'returned',
        label: format.text(text.columns.returned),
        steps: curve.map(({ days, returned, low, high }) => ({
          at: days,
          value: returned,
          low,
          high,
        })),
        until: end,
        countAt: (at) => curve.findLast(({ days }) => days <= at)?.open ?? 0,
      },
    ],
    {
      ...drawing,
      name: format.text(text.results.curve),
      show: format.share,
      showAt: (days) => format.number(days, 0),
      levels: [0.8],
      rules:
        inForce !== undefined && inForce <= end
          ? [...marks, { at: inForce, label: `T ${format.days(inForce)}`, strong: true }]
          : marks,
      atHeading: format.text(sinceHeading),
      countHeading: format.text(text.columns.open),
      height: plotHeight,
    },
  );
}

/** Both plots are as high. */
const plotHeight = 190;

const heading = { zh: '平均间隔（天）', en: 'mean gap (days)' };
const openHeading = {
  zh: '平均间隔（天；最右一栏含更长者）',
  en: 'mean gap (days; the last bar holds all longer ones)',
};
const sinceHeading = {
  zh: '下单后天数',
  en: 'days since an order',
};
const noRepeats = {
  zh: '没有客户在两个以上的日期下过单。',
  en: 'Nobody has ordered on two days yet.',
};
