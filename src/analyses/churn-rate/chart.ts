import { emptyChart } from '../../charts/empty';
import { lines } from '../../charts/lines';
import type { Drawing } from '../../charts/surface/svg';
import { together } from '../../charts/together';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

type Rows = RowsOf<typeof analysis>;

/** Periods that stay readable beside each other; all are in the table. */
const shown = { week: 53, month: 36, quarter: 24 } as const;

/**
 * The rate by period with its interval; beside it the contractual one, where there are end dates.
 * A period that is not over is left to the table: its rate is no rate of a whole period yet.
 */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.contractual.length === 0) return orderChurn(rows, drawing);
  if (rows.main.length === 0) return contractChurn(rows, drawing);
  return together(
    [
      (partWidth) => orderChurn(rows, { ...part, width: partWidth }),
      (partWidth) => contractChurn(rows, { ...part, width: partWidth }),
    ],
    drawing,
  );
};

function orderChurn({ main, threshold }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const unit = unitOf(threshold);
  // Before the first churn day a rate of 0 says nothing: nobody could have churned yet.
  const first = main.findIndex(({ churned }) => churned > 0);
  if (first < 0 && main.length > 0) return emptyChart(drawing, format.text(tooEarly));
  return lines(
    main
      .slice(Math.max(first, 0))
      .filter(({ rate, is_finished: isFinished }) => rate !== null && isFinished)
      .slice(-shown[unit])
      .map((row) => ({
        at: row.period,
        values: { rate: row.rate },
        low: row.lower,
        high: row.upper,
        provisional: row.is_provisional,
        details: [
          `${format.text(text.columns.churned)} ${format.count(row.churned)}`,
          `${format.text(text.columns.at_risk)} ${format.count(row.at_risk)}`,
          `${format.text(text.columns.won_back)} ${format.count(row.won_back)}`,
        ],
      })),
    {
      ...drawing,
      series: [{ key: 'rate', label: format.text(text.columns.rate) }],
      showAt: (at) => format.period(at, unit),
      show: format.share,
    },
  );
}

function contractChurn({ contractual, threshold }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const unit = unitOf(threshold);
  const hasAmounts = contractual.some(({ revenue_rate: rate }) => rate !== null);
  return lines(
    contractual
      .filter(({ rate, is_finished: isFinished }) => rate !== null && isFinished)
      .slice(-shown[unit])
      .map((row) => ({
        at: row.period,
        values: { rate: row.rate, revenue_rate: row.revenue_rate },
        details: [
          `${format.text(text.columns.churned)} ${format.count(row.churned)}`,
          `${format.text(text.columns.at_risk)} ${format.count(row.at_risk)}`,
        ],
      })),
    {
      ...drawing,
      name: format.text(contractName),
      series: [
        { key: 'rate', label: format.text(contractName) },
        ...(hasAmounts
          ? [{ key: 'revenue_rate', label: format.text(text.columns.revenue_rate) }]
          : []),
      ],
      showAt: (at) => format.period(at, unit),
      show: format.share,
    },
  );
}

const contractName = { zh: '契约流失率', en: 'Contractual churn rate' };

const tooEarly = {
  zh: '尚不可观察：还没有客户超过流失阈值未下单。',
  en: 'Not yet observable: nobody has gone longer than the threshold without an order.',
};
