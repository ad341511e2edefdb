import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import {
  expectedOf,
  expectedOfNew,
  fitBgNbd,
  logLikelihoodOf,
  probabilityAlive,
} from '../../src/statistics/bg-nbd';
import { expectedValue, fitGammaGamma } from '../../src/statistics/gamma-gamma';
import {
  kaplanMeier,
  survivalAt,
  survivalQuantile,
  type Lifetimes,
} from '../../src/statistics/kaplan-meier';
import { logRank } from '../../src/statistics/log-rank';

/** A figure that was published, and what our own code makes of the same data. */
export interface Figure {
  what: string;
  source: string;
  published: number;
  ours: number;
  /** How far apart the two may be. */
  tolerance: number;
}

const data = join(process.cwd(), 'test/data');

function records(path: string): Record<string, string>[] {
  const bytes = readFileSync(join(data, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

const numbers = (rows: readonly Record<string, string>[], column: string) =>
  rows.map((row) => Number(row[column]));

/** Every published figure of the models of lifetimes and of value. */
export function publishedFigures(): Figure[] {
  return [...survival(), ...purchases(), ...value()];
}

function survival(): Figure[] {
  const lifetimes = (
    rows: readonly Record<string, string>[],
    [time, ended, yes]: readonly [string, string, string],
  ): Lifetimes => ({
    duration: numbers(rows, time),
    ended: rows.map((row) => row[ended] === yes),
  });
  const telco = records('telco/Telco-Customer-Churn.csv.gz').filter(
    (row) => row['Contract'] === 'Month-to-month' && row['InternetService'] !== 'No',
  );
  const curve = kaplanMeier(lifetimes(telco, ['tenure', 'Churn', 'Yes']));
  const waltons = records('lifelines/waltons_dataset.csv');
  const walton = (group: string | null) =>
    lifetimes(
      waltons.filter((row) => group === null || row['group'] === group),
      ['T', 'E', '1'],
    );
  const g3 = records('lifelines/g3.csv').filter((row) => row['histology'] === 'Grade3');
  const arm = (group: string) =>
    lifetimes(
      g3.filter((row) => row['group'] === group),
      ['time', 'event', 'True'],
    );
  const regimes = records('lifelines/dd.csv');
  const regime = (kind: string) =>
    lifetimes(
      regimes.filter((row) => row['democracy'] === kind),
      ['duration', 'observed', '1'],
    );
  const median = (one: Lifetimes) => survivalQuantile(kaplanMeier(one)) ?? Number.NaN;
  const telcoSource = 'telco, month-to-month with internet';
  return [
    figure('customers', telcoSource, 3351, telco.length, 0),
    ...(
      [
        [6, 0.7803],
        [12, 0.695],
        [24, 0.5753],
        [48, 0.3872],
        [60, 0.289],
      ] as const
    ).map(([month, share]) =>
      figure(`S(${month})`, telcoSource, share, survivalAt(curve, month), 5e-5),
    ),
    figure('median', telcoSource, 34, survivalQuantile(curve) ?? Number.NaN, 0),
    figure('median, all', 'waltons', 56, median(walton(null)), 0),
    figure('median, miR-137', 'waltons', 26, median(walton('miR-137')), 0),
    figure('median, control', 'waltons', 58, median(walton('control')), 0),
    figure(
      'log-rank χ²',
      'waltons',
      122.249,
      logRank([walton('miR-137'), walton('control')]).chiSquare,
      5e-4,
    ),
    figure('log-rank p', 'g3, grade 3', 0.0138, logRank([arm('RIT'), arm('Control')]).p, 5e-5),
    figure(
      'log-rank χ²',
      'dd, democracy against non-democracy',
      260.47,
      logRank([regime('Democracy'), regime('Non-democracy')]).chiSquare,
      5e-3,
    ),
  ];
}

function purchases(): Figure[] {
  const summary = records('cdnow/cdnow_customers_summary.csv');
  const fit = fitBgNbd({
    repeats: numbers(summary, 'frequency'),
    last: numbers(summary, 'recency'),
    observed: numbers(summary, 'T'),
  });
  const source = 'CDNOW, BG/NBD';
  const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const safe = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
  return [
    figure('r', source, 0.24259, fit.r, 1e-4),
    figure('α', source, 4.41353, fit.alpha, 1e-3),
    figure('a', source, 0.79289, fit.a, 1e-4),
    figure('b', source, 2.42575, fit.b, 1e-3),
    figure('log-likelihood', source, -9582.42556, fit.logLikelihood, 1e-3),
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
      'customer 1516: E[52 weeks]',
      source,
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
        `${source}, published parameters`,
        count,
        expectedOf(published, x, 20, 39, 52),
        5e-4,
      ),
    ),
    figure('ln p(0, 0)', 'numerical safety', -0.59947382, logLikelihoodOf(safe, 0, 0, 40), 1e-8),
    figure('ln p(200, 38)', 'numerical safety', 100.7957, logLikelihoodOf(safe, 200, 38, 40), 5e-5),
  ];
}

function value(): Figure[] {
  const all = records('cdnow/cdnow_customers_summary_with_transactions.csv');
  const repeat = all.filter((row) => Number(row['x']) > 0 && Number(row['zbar']) > 0);
  const fit = fitGammaGamma({
    purchases: numbers(repeat, 'x'),
    mean: numbers(repeat, 'zbar'),
  });
  const source = 'CDNOW, Gamma-Gamma';
  const first = [
    ...[24.6586, 18.9115, 35.171, 35.171, 35.171, 71.4628, 18.9115, 35.171, 27.2824],
    35.171,
  ];
  return [
    figure('customers', source, 946, repeat.length, 0),
    figure('p', source, 6.2488, fit.p, 0.01),
    figure('q', source, 3.7446, fit.q, 0.01),
    figure('v', source, 15.4477, fit.v, 0.01),
    figure('log-likelihood', source, -4055.9232, fit.logLikelihood, 0.01),
    ...first.map((expected, index) =>
      figure(
        `customer ${index + 1}: expected value`,
        source,
        expected,
        expectedValue(fit, Number(all[index]?.['x']), Number(all[index]?.['zbar'])),
        1e-3,
      ),
    ),
  ];
}

function figure(
  what: string,
  source: string,
  published: number,
  ours: number,
  tolerance: number,
): Figure {
  return { what, source, published, ours, tolerance };
}
