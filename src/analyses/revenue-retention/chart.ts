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
import { figureOf, show, text, valueOf, yearName } from './text';

const shownCohorts = 15;
const shownPeriods = 12;

/** The triangle of the latest cohorts, and under it a line a value, or a year of cohorts. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const { main, curves, scope } = rows;
  const unit = unitOf(scope);
  const by = cohortByOf(scope);
  const figure = figureOf(scope);
  const name = format.text(text.parameters?.[`figure.${figure}`] ?? text.measure);
  const part = { theme, format, name };
  const outside = scope[0]?.outside ?? 0;
  const showMoney = (value: number) => format.money(value);
  const triangle = (partWidth: number) =>
    withNotes(
      cohorts(
        main
          .filter(({ period }) => period <= shownPeriods)
          .map((row) => ({
            cohort: row.cohort,
            period: row.period,
            rate: valueOf(row, figure),
            size: row.customers,
            details: [`${format.text(text.columns.revenue)} ${format.money(row.revenue)}`],
          })),
        {
          ...part,
          width: partWidth,
          showCohort: (cohort) => format.period(cohort, unit),
          cohortHeading: format.text(cohortHeadings[by]),
          sizeHeading: format.text(text.columns.customers),
          periodHeading: `${name} · ${periodsHeading(by, unit, format)}`,
          showPeriod: (period) => periodName(unit, period, format),
          show: figure === 'net_retention' ? undefined : showMoney,
          firstIsApart:
            figure === 'net_retention' || (figure === 'per_customer' && by === 'first_order'),
          limit: shownCohorts,
        },
      ),
      [
        ...leftOutInWords(scope, format),
        ...(Math.abs(outside) < 0.005
          ? []
          : [fill(format.text(outsideSentence), { money: format.money(outside) })]),
      ],
      { ...part, width: partWidth },
    );
  const [point] = curves;
  const drawing = { ...part, width, n: text.n(rows) };
  if (!point) return panels([{ title: '', draw: triangle }], { ...drawing, least: width });
  const years = point.attribute === 'cohort_year';
  return panels(
    [
      { title: '', draw: triangle },
      {
        title: years
          ? `${name} · ${format.text(byYear)}`
          : `${name} · ${splitHeading(point.attribute, drawing)}`,
        draw: (partWidth) =>
          cohortCurves(curves, (one) => valueOf(one, figure), {
            ...part,
            width: partWidth,
            show: (value) => show(figure, value, format),
            showPeriod: (period) => periodName(unit, period, format),
            atHeading: periodsHeading(by, unit, format),
            periods: [figure === 'cumulative' || by === 'registration' ? 0 : 1, shownPeriods],
            nameOf: years ? (year) => yearName(year, format) : undefined,
          }),
      },
    ],
    { ...drawing, least: width },
  );
};

const byYear = {
  zh: '按同期群年份：周期已结束的全部同期群合计',
  en: 'by year of cohort: all cohorts whose period is over',
};
const outsideSentence = {
  zh: '另有 {money} 的净销售额在同期群之外（见“如何计算”）。',
  en: 'Net sales of {money} are outside the cohorts (see how it is computed).',
};
