import { cohorts } from '../../charts/cohorts';
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
      periodHeading: format.text(
        text.parameters?.[`retention_kind.${kind}`] ?? text.columns.period,
      ),
      limit: shownCohorts,
    },
  );
};
