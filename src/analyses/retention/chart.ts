import { cohorts } from '../../charts/cohorts';
import { withNotes } from '../../charts/notes';
import { panels } from '../../charts/panels';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { cohortCurves, splitHeading } from '../cohort-curves';
import {
  cohortByOf,
  cohortHeadings,
  leftOutInWords,
  periodName,
  periodsHeading,
  unitOf,
} from '../cohort-terms';
import type { analysis } from './analysis';
import { kindOf, text } from './text';

const shownCohorts = 15;
const shownPeriods = 12;

/**
 * The triangle of the latest cohorts; earlier ones and later periods are in the table. Where the
 * cohorts are split, a line a value under it.
 */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, curves, scope } = rows;
  const unit = unitOf(scope);
  const by = cohortByOf(scope);
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const triangle = (part: Omit<typeof drawing, 'n'> & { n?: number }) =>
    withNotes(
      cohorts(
        main
          .filter(({ period }) => period <= shownPeriods)
          .map((row) => ({
            cohort: row.cohort,
            period: row.period,
            rate: row.rate,
            size: row.customers,
            details:
              row.retained === null
                ? []
                : [`${format.text(text.columns.retained)} ${format.count(row.retained)}`],
          })),
        {
          ...part,
          showCohort: (cohort) => format.period(cohort, unit),
          cohortHeading: format.text(cohortHeadings[by]),
          sizeHeading: format.text(text.columns.customers),
          periodHeading: fill(format.text(headings[by][kindOf(scope)]), {
            period: periodName(unit, 'N', format),
          }),
          showPeriod: (period) => periodName(unit, period, format),
          limit: shownCohorts,
        },
      ),
      leftOutInWords(scope, format),
      part,
    );
  const [point] = curves;
  if (!point) return triangle(drawing);
  const { n: _, ...part } = drawing;
  return panels(
    [
      { title: '', draw: (partWidth) => triangle({ ...part, width: partWidth }) },
      {
        title: splitHeading(point.attribute, drawing),
        draw: (partWidth) =>
          cohortCurves(curves, ({ rate }) => rate, {
            ...part,
            width: partWidth,
            show: format.share,
            showPeriod: (period) => periodName(unit, period, format),
            atHeading: periodsHeading(by, unit, format),
            // Period 0 lies far above all others.
            periods: [1, shownPeriods],
          }),
      },
    ],
    { ...drawing, least: width },
  );
};

/** What the columns of the triangle are: the kind of retention and its period. */
const headings = {
  first_order: {
    in: {
      zh: '第 N 期留存：首购后{period}下单的占比',
      en: 'In period N: ordered in {period} after the first order',
    },
    in_or_later: {
      zh: '第 N 期及以后留存：首购后{period}或更晚下单的占比',
      en: 'In N or later: ordered in {period} after the first order, or later',
    },
    in_every: {
      zh: '连续 N 期留存：首购后至{period}每期都下单的占比',
      en: 'In every period up to N: ordered in each up to {period} after the first order',
    },
  },
  registration: {
    in: {
      zh: '第 N 期留存：注册后{period}下单的占比（0 = 注册当期）',
      en: 'In period N: ordered in {period} after registering (0 = the same)',
    },
    in_or_later: {
      zh: '第 N 期及以后留存：注册后{period}或更晚下单的占比（0 = 注册当期）',
      en: 'In N or later: ordered in {period} after registering, or later (0 = the same)',
    },
    in_every: {
      zh: '连续 N 期留存：注册当期至{period}每期都下单的占比',
      en: 'In every period up to N: ordered in each from registering up to {period}',
    },
  },
} as const;
