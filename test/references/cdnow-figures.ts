import { fitBgNbd, logLikelihoodOf, type BgNbd } from '../../src/statistics/bg-nbd';
import {
  expectedOf,
  expectedOfNew,
  probabilityAlive,
} from '../../src/statistics/bg-nbd-expectations';
import { correlationOf } from '../../src/statistics/correlation';
import { purchasesAhead } from '../../src/statistics/customer-lifetime-value';
import { expectedValue, fitGammaGamma } from '../../src/statistics/gamma-gamma';
import { resultOf } from '../../src/statistics/steps';
import { cdnowHistories } from './cdnow-histories';
import { figure, numbers, records, type Figure } from './published';

const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** CDNOW: purchases by BG/NBD, what a purchase is worth by Gamma-Gamma, lifetime value. */
export function cdnowFigures(): Figure[] {
  const summary = records('cdnow/cdnow_customers_summary.csv');
  const fit = resultOf(
    fitBgNbd({
      repeats: numbers(summary, 'frequency'),
      last: numbers(summary, 'recency'),
      observed: numbers(summary, 'T'),
    }),
  );
  const source = 'CDNOW, BG/NBD, times of two decimals';
  return [
    figure('r', source, 0.24259, fit.r, 5e-6),
    figure('α', source, 4.41353, fit.alpha, 5e-5),
    figure('a', source, 0.79289, fit.a, 5e-5),
    figure('b', source, 2.42575, fit.b, 1e-4),
    figure('log-likelihood', source, -9582.42556, fit.logLikelihood, 1e-4),
    ...expectations(fit),
    ...holdout(fit),
    ...value(fit),
  ];
}

function expectations(fit: BgNbd): Figure[] {
  const source = 'CDNOW, BG/NBD, fitted';
  const safe = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
  return [
    ...(
      [
        [0.1429, 0.0078],
        [1, 0.0532],
        [3, 0.1506],
        [31.8571, 1.0405],
        [32, 1.0437],
        [52, 1.44402],
        [78, 1.858],
      ] as const
    ).map(([weeks, count]) =>
      figure(`E[X(${weeks} weeks)]`, source, count, expectedOfNew(fit, weeks), 5e-4),
    ),
    figure(
      'E[X(78 weeks)]',
      'CDNOW, published: other precision of the input',
      1.8576,
      expectedOfNew(fit, 78),
      5e-4,
    ),
    figure(
      'customer 1516: E[52 weeks]',
      'CDNOW, published: other precision of the input',
      25.757,
      expectedOf(fit, 26, 216 / 7, 31, 52),
      1e-3,
    ),
    figure(
      'customer 1516: P(alive)',
      source,
      0.96885,
      probabilityAlive(fit, 26, 216 / 7, 31),
      1e-4,
    ),
    figure(
      'x = 2, t_x = 30.43: E[39 weeks]',
      source,
      1.226,
      expectedOf(fit, 2, 30.43, 38.86, 39),
      5e-4,
    ),
    ...(
      [
        [10, 0.3474606],
        [15, 0.04283391],
        [20, 0.004158973],
        [25, 0.0003583685],
      ] as const
    ).map(([x, count]) =>
      figure(
        `x = ${x}, t_x = 20: E[52 weeks]`,
        'CDNOW, published parameters',
        count,
        expectedOf(published, x, 20, 39, 52),
        2e-4 * count,
      ),
    ),
    figure('ln p(0, 0)', 'numerical safety', -0.59947382, logLikelihoodOf(safe, 0, 0, 40), 1e-8),
    figure('ln p(200, 38)', 'numerical safety', 100.7957, logLikelihoodOf(safe, 200, 38, 40), 5e-5),
  ];
}

const holdoutTable = [
  [1411, 0.2367, 0.2251],
  [439, 0.697, 0.5231],
  [214, 1.3925, 1.0441],
  [100, 1.56, 1.5203],
  [62, 2.5323, 2.1638],
  [38, 2.9474, 2.6538],
  [29, 3.8621, 3.504],
  [64, 6.3594, 6.157],
] as const;

/** Weeks 40 to 78, predicted from weeks 1 to 39: repeat purchases per customer, in customer-days. */
function holdout(fit: BgNbd): Figure[] {
  const customers = cdnowHistories();
  return holdoutTable.flatMap(([count, actual, expected], x) => {
    const own = customers.filter(({ repeats }) => Math.min(repeats, 7) === x);
    const mean = (each: (customer: (typeof own)[number]) => number) =>
      own.reduce((sum, customer) => sum + each(customer), 0) / own.length;
    const [source, whose] = ['CDNOW, holdout of 39 weeks', x === 7 ? 'x ≥ 7' : `x = ${x}`];
    return [
      figure(`${whose}: customers`, source, count, own.length, 0),
      figure(
        `${whose}: actual`,
        source,
        actual,
        mean(({ later }) => later),
        5e-5,
      ),
      figure(
        `${whose}: BG/NBD`,
        source,
        expected,
        mean(({ repeats, last, observed }) => expectedOf(fit, repeats, last, observed, 39)),
        5e-4,
      ),
    ];
  });
}

const firstTen = {
  value: [...[24.6586, 18.9115, 35.171, 35.171, 35.171, 71.4628, 18.9115, 35.171, 27.2824], 35.171],
  lifetime: [36.2785, 4.6375, 8.3441, 8.3441, 8.3441, 283.5236, 6.8814, 8.3441, 43.3536, 8.3441],
};

function value(purchases: BgNbd): Figure[] {
  const all = records('cdnow/cdnow_customers_summary_with_transactions.csv').map((row) => ({
    x: Number(row['x']),
    last: Number(row['t_x']),
    observed: Number(row['T']),
    mean: Number(row['zbar']),
  }));
  const repeat = all.filter(({ x, mean }) => x > 0 && mean > 0);
  const spending = { purchases: repeat.map(({ x }) => x), mean: repeat.map(({ mean }) => mean) };
  const fit = resultOf(fitGammaGamma(spending));
  const source = 'CDNOW, Gamma-Gamma';
  const correlation = correlationOf(spending.purchases, spending.mean) ?? Number.NaN;
  const horizon = { months: 12, discount: 0.01 };
  return [
    figure('repeat buyers', source, 946, repeat.length, 0),
    figure('correlation of value and frequency', source, 0.113884, correlation, 5e-7),
    figure('p', source, 6.2488, fit.p, 0.01),
    figure('q', source, 3.7446, fit.q, 0.01),
    figure('v', source, 15.4477, fit.v, 0.01),
    figure('log-likelihood', source, -4055.9232, fit.logLikelihood, 0.01),
    ...firstTen.value.map((expected, index) => {
      const { x = 0, mean = 0 } = all[index] ?? {};
      const ours = expectedValue(fit, x, mean);
      return figure(`customer ${index + 1}: expected value`, source, expected, ours, 1e-3);
    }),
    ...firstTen.lifetime.map((expected, index) => {
      const { x = 0, last = 0, observed = 0, mean = 0 } = all[index] ?? {};
      const { discounted } = purchasesAhead(purchases, [x, last, observed], horizon);
      const ours = discounted * expectedValue(fit, x, mean);
      return figure(
        `customer ${index + 1}: value of 12 months`,
        'CDNOW, lifetime value',
        expected,
        ours,
        2e-3,
      );
    }),
  ];
}
