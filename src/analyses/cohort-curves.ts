import { emptyChart, fewIs } from '../charts/empty';
import { lines } from '../charts/lines';
import { withNotes } from '../charts/notes';
import type { Drawing } from '../charts/surface/svg';
import { fill } from '../i18n/text';
import { attributeName, attributeValueName, lensOf } from './attributes';
import { classOf } from './classes';

/** One value of the attribute that splits the cohorts, in one period. */
export interface CurvePoint {
  attribute: string;
  value: string;
  period: number;
  /** Customers with this value in all cohorts. */
  customers: number;
  /** Those in cohorts whose period is over: the weight of the point. */
  observed: number;
}

export interface CurvesOptions extends Drawing {
  /** How a value reads. */
  show: (value: number) => string;
  showPeriod: (period: number) => string;
  /** What the horizontal axis counts. */
  atHeading: string;
  /** The first period that says something, and the last one that is drawn. */
  periods: readonly [number, number];
  /** The name of a value where no attribute has it. */
  nameOf?: (value: string) => string;
}

/**
 * A line a value, over the periods after the first. Points of fewer than 30 customers are left to the
 * table as long as there are others.
 */
export function cohortCurves<P extends CurvePoint>(
  points: readonly P[],
  valueOf: (point: P) => number | null,
  { show, showPeriod, atHeading, periods: [first, last], nameOf, ...drawing }: CurvesOptions,
): SVGSVGElement {
  const { format, theme } = drawing;
  const within = points.filter(({ period }) => period >= first && period <= last);
  const many = within.filter(({ observed }) => observed >= fewIs);
  const drawn = many.length > 0 ? many : within;
  if (drawn.length === 0) return emptyChart(drawing);
  const values = [...new Set(drawn.map(({ value }) => value))];
  const series = values.map((value) => {
    const point = drawn.find((one) => one.value === value);
    const attribute = point?.attribute ?? '';
    const lens = lensOf(attribute);
    const name = nameOf?.(value) ?? format.text(attributeValueName(attribute, value));
    return {
      key: value,
      label: `${name} n = ${format.count(point?.customers ?? 0)}`,
      colour: lens ? classOf(lens, value).colour[theme] : undefined,
    };
  });
  const at = [...new Set(drawn.map(({ period }) => period))].sort((a, b) => a - b);
  const svg = lines(
    at.map((period) => {
      const here = drawn.filter((point) => point.period === period);
      return {
        at: period,
        values: Object.fromEntries(here.map((point) => [point.value, valueOf(point)])),
        details: here.map(({ value, observed }) => {
          const name = series.find(({ key }) => key === value)?.label.replace(/ n = .*$/, '') ?? '';
          return `${name} n = ${format.count(observed)}`;
        }),
      };
    }),
    { ...drawing, series, show, showAt: showPeriod, showTick: String, atHeading },
  );
  const hidden = within.length - drawn.length;
  return withNotes(svg, hidden > 0 ? [fill(format.text(fewPoints), { n: fewIs })] : [], drawing);
}

/** The heading over the curves: by what the cohorts are split. */
export function splitHeading(attribute: string, { format }: Drawing): string {
  return fill(format.text(headings), { attribute: format.text(attributeName(attribute)) });
}

const headings = {
  zh: '按{attribute}：周期已结束的全部同期群合计',
  en: 'By {attribute}: all cohorts whose period is over',
};
const fewPoints = {
  zh: '不足 {n} 位客户的点只列在表格中。',
  en: 'Points of fewer than {n} customers are in the table only.',
};
