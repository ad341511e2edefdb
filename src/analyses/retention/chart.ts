import { cohorts } from '../../charts/cohorts';
import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text, unitOf } from './text';

const shownCohorts = 15;
const shownPeriods = 12;

/** The triangle of the latest cohorts; earlier ones and later periods are in the table. */
export const chart: Chart<typeof analysis> = ({ main, scope }, { width, theme, format }) => {
  const unit = unitOf(scope);
  const kind = scope[0]?.kind ?? 'in';
  return cohorts(
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
      width,
      theme,
      format,
      name: format.text(text.measure),
      n: text.n({ main, scope }),
      showCohort: (cohort) => format.period(cohort, unit),
      cohortHeading: format.text(text.columns.cohort),
      sizeHeading: format.text(text.columns.customers),
      periodHeading: periodHeading(kind, unit, format),
      showPeriod: (period) => fill(format.text(periods[unit]), { n: period }),
      limit: shownCohorts,
    },
  );
};

/** A period by its number. */
const periods = {
  week: { zh: '第 {n} 周', en: 'week {n}' },
  month: { zh: '第 {n} 个月', en: 'month {n}' },
  quarter: { zh: '第 {n} 个季度', en: 'quarter {n}' },
} as const;

const headings = {
  in: {
    zh: '第N期留存：首购后{period}下单的占比',
    en: 'In period N: ordered in {period} after the first order',
  },
  in_or_later: {
    zh: '第N期及以后留存：首购后{period}或更晚下单的占比',
    en: 'In N or later: ordered in {period} after the first order, or later',
  },
  in_every: {
    zh: '连续N期留存：首购后至{period}每期都下单的占比',
    en: 'In every period up to N: ordered in each up to {period} after the first order',
  },
};

/** What the columns of the triangle are: the kind of retention and its period. */
function periodHeading(kind: string, unit: keyof typeof periods, format: Format): string {
  const heading = kind === 'in_or_later' || kind === 'in_every' ? headings[kind] : headings.in;
  return fill(format.text(heading), { period: fill(format.text(periods[unit]), { n: 'N' }) });
}
