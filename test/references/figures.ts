import {
  kaplanMeier,
  survivalAt,
  survivalQuantile,
  type Lifetimes,
} from '../../src/statistics/kaplan-meier';
import { logRank } from '../../src/statistics/log-rank';
import { cdnowFigures } from './cdnow-figures';
import { figure, numbers, records, type Figure } from './published';

/** Every published figure of the models of lifetimes and of value. */
export function publishedFigures(): Figure[] {
  return [...survival(), ...cdnowFigures()];
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
