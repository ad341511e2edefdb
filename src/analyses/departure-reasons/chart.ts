import { columns } from '../../charts/columns';
import { dots } from '../../charts/dots';
import { emptyChart } from '../../charts/empty';
import { heatmap } from '../../charts/heatmap';
import { panels } from '../../charts/panels';
import { pareto } from '../../charts/pareto';
import { categoryColours, themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import { attributeIs, type Audience, type Condition } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { attributeValueName, lensOf } from '../attributes';
import { unknownValue } from '../bought';
import type { Chart, ChartContext } from '../chart';
import type { analysis } from './analysis';
import { attributeThen, otherReason, reasonName, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The reasons as a Pareto chart, by month, by class, and where they are over-represented. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const panel = (title: string, draw: Part) => ({
    title,
    draw: (wide: number) => draw(rows, { ...context, width: wide }),
  });
  const attribute = format.text(attributeThen(rows.split[0]?.attribute ?? ''));
  const parts = [
    ...(rows.periods.length > 0 ? [panel(format.text(words.months), months)] : []),
    ...(rows.split.length > 0
      ? [panel(fill(format.text(words.classes), { attribute }), classes)]
      : []),
    ...(telling(rows).length > 0 ? [panel(format.text(words.lifts), lifts)] : []),
  ];
  return together(
    [
      (wide) => causes(rows, { ...context, width: wide }),
      ...(parts.length > 0
        ? [(wide: number) => panels(parts, { ...drawing, n: undefined, width: wide, least: wide })]
        : []),
    ],
    drawing,
    { under: true },
  );
};

const separator = '\u001f';

type Part = (rows: Rows, context: ChartContext) => SVGSVGElement;

/** Reasons drawn; the smaller ones are one column. */
const drawn = 12;

function causes(rows: Rows, { width, theme, format, audience, pick }: ChartContext): SVGSVGElement {
  const byValue = rows.scope[0]?.counted_by === 'value';
  const heading = format.text(byValue ? text.columns.lost_value : text.columns.customers);
  const known = rows.main.filter(({ reason }) => reason !== unknownValue);
  const unknown = rows.main.filter(({ reason }) => reason === unknownValue);
  const shown = known.length <= drawn ? known : known.slice(0, drawn - 1);
  const others = known.slice(shown.length);
  const other = {
    key: otherReason,
    label: fill(format.text(words.others), { n: format.count(others.length) }),
    value: others.reduce((sum, row) => sum + (byValue ? row.lost_value : row.customers), 0),
    cumulated: others.at(-1)?.cumulated_share ?? null,
    vital: false,
    fixed: true,
  };
  const column = (row: Rows['main'][number]) => ({
    key: row.reason,
    label: reasonName(row.reason, format),
    value: byValue ? row.lost_value : row.customers,
    cumulated: row.cumulated_share,
    vital: row.is_vital,
    selected: isChosen(audience, row.reason, rows),
    details: [
      byValue
        ? `${format.text(text.columns.customers)} ${format.count(row.customers)} · ${format.share(row.share)}`
        : `${format.text(text.columns.lost_value)} ${format.money(row.lost_value)}`,
      `${format.text(text.columns.came_back)} ${format.count(row.came_back)}`,
      ...(row.is_small ? [format.text(text.columns.is_small)] : []),
    ],
  });
  const scope = rows.scope[0];
  return pareto(
    [...shown.map(column), ...(others.length > 0 ? [other] : []), ...unknown.map(column)],
    {
      width,
      theme,
      format,
      name: heading,
      show: byValue ? format.money : format.count,
      valueHeading: heading,
      cumulatedHeading: format.text(text.columns.cumulated_share),
      mark: 0.8,
      notes: scope
        ? [
            fill(format.text(words.back), {
              back: format.count(scope.came_back),
              n: format.count(scope.customers),
            }),
            ...(scope.without_date > 0
              ? [fill(format.text(words.undated), { n: format.count(scope.without_date) })]
              : []),
            ...(scope.unknown_customers > 0
              ? [fill(format.text(words.strangers), { n: format.count(scope.unknown_customers) })]
              : []),
          ]
        : [],
      onPick: pick && ((reason) => pick([because(reason, rows)])),
    },
  );
}

function months({ periods }: Rows, { width, theme, format }: ChartContext): SVGSVGElement {
  const reasons = [...new Set(periods.map(({ reason }) => reason))];
  const colours = categoryColours(reasons.length, theme);
  const times = [...new Set(periods.map(({ period }) => period.getTime()))].slice(-36);
  return columns(
    times.map((time) => {
      const own = periods.filter(({ period }) => period.getTime() === time);
      return {
        at: new Date(time),
        values: Object.fromEntries(own.map(({ reason, customers }) => [reason, customers])),
        unfinished: own.some(({ is_finished: finished }) => !finished),
      };
    }),
    {
      width,
      theme,
      format,
      name: format.text(words.months),
      series: reasons.map((reason, at) => ({
        key: reason,
        label: reasonName(reason, format),
        colour:
          reason === otherReason || reason === unknownValue ? themeOf(theme).neutral : colours[at],
      })),
      showAt: (at) => format.period(at, 'month'),
      show: format.count,
      whole: true,
      height: 180,
    },
  );
}

function classes(rows: Rows, { width, theme, format, pick }: ChartContext): SVGSVGElement {
  const { split } = rows;
  const attribute = split[0]?.attribute ?? '';
  const valueName = (value: string) => format.text(attributeValueName(attribute, value));
  return heatmap(
    split.map((row) => ({
      x: reasonName(row.reason, format),
      y: valueName(row.value),
      value: row.customers,
      text: row.is_significant
        ? `${format.count(row.customers)} ${(row.index ?? 100) > 100 ? '↑' : '↓'}`
        : format.count(row.customers),
      // What they were on leaving they need not be today.
      key:
        lensOf(attribute) || row.value === 'other' || row.reason === otherReason
          ? undefined
          : [row.reason, attribute, row.value].join(separator),
      details: [
        ...(row.index === null
          ? []
          : [`${format.text(text.columns.index)} ${format.number(row.index, 0)}`]),
        ...(row.share_of_reason === null
          ? []
          : [`${format.text(text.columns.share_of_reason)} ${format.share(row.share_of_reason)}`]),
        `${format.text(text.columns.lost_value)} ${format.money(row.lost_value)}`,
      ],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.split),
      xs: [...new Set(split.map(({ reason }) => reasonName(reason, format)))],
      ys: [...new Set(split.map(({ value }) => valueName(value)))],
      show: format.count,
      onPick: pick && ((key) => pick(both(key, rows))),
    },
  );
}

/** The surest over-represented values, the lenses among them. */
function telling({ lifts: all }: Rows): Rows['lifts'] {
  return all.filter(({ is_significant: significant }) => significant).slice(0, 10);
}

function lifts(rows: Rows, { width, theme, format, pick }: ChartContext): SVGSVGElement {
  const shown = telling(rows);
  const reasons = [...new Set(shown.map(({ reason }) => reason))];
  return dots(
    reasons.flatMap((reason) =>
      shown
        .filter((row) => row.reason === reason)
        .map((row) => ({
          key: [reason, row.attribute, row.value].join(separator),
          label: `${format.text(attributeThen(row.attribute))} · ${format.text(
            attributeValueName(row.attribute, row.value),
          )}`,
          group: reasonName(reason, format),
          index: row.index,
          n: row.customers,
          significant: row.is_significant,
          fixed: lensOf(row.attribute) !== null,
          details: [
            `${format.text(text.columns.share_of_reason)} ${format.share(row.share_of_reason)}`,
            `${format.text(text.columns.share_of_all)} ${format.share(row.share_of_all)}`,
          ],
        })),
    ),
    {
      width,
      theme,
      format,
      name: format.text(text.results.lifts),
      // Short: the column has no more room.
      nHeading: 'n',
      onlyAbove: shown.every(({ index }) => index >= 100),
      onPick: pick && ((key) => pick(both(key, rows))),
    },
  );
}

/** Those who left for the reason and have the value of the attribute, from a key of all three. */
function both(key: string, rows: Rows): Condition[] {
  const [reason = '', attribute = '', value = ''] = key.split(separator);
  return [because(reason, rows), attributeIs(attribute, value)];
}

/** The customers who left for this reason, in all its spellings. */
function because(reason: string, { spellings }: Rows): Condition {
  const values = spellings.filter((row) => row.reason === reason).map(({ spelling }) => spelling);
  return {
    about: 'records',
    table: 'departures',
    where: [
      {
        column: 'reason',
        is: reason === unknownValue ? { operator: 'unknown' } : { operator: 'is', values },
      },
    ],
    within: null,
    count: { operator: 'at_least', times: 1 },
  };
}

function isChosen(audience: Audience, reason: string, rows: Rows): boolean {
  const wanted = JSON.stringify(because(reason, rows));
  return audience.some((condition) => JSON.stringify(condition) === wanted);
}

const words = {
  others: { zh: '其他 {n} 种', en: '{n} others' },
  back: {
    zh: '{n} 位流失客户中 {back} 位之后又下过单。',
    en: '{back} of {n} who left have ordered since.',
  },
  undated: {
    zh: '{n} 位没有离开日期：不计价值，也不在按月图中。',
    en: '{n} have no day of leaving: they have no value, and are not in the months.',
  },
  strangers: {
    zh: '另有 {n} 位不在客户与订单中，没有计入。',
    en: '{n} more are neither among customers nor orders and are not counted.',
  },
  months: { zh: '每月离开的客户', en: 'Customers who left, by month' },
  classes: {
    zh: '{attribute} · 流失客户数（↑ ↓ 显著高于或低于其他原因）',
    en: '{attribute} · customers who left (↑ ↓ significantly above or below the other reasons)',
  },
  lifts: {
    zh: '各原因显著偏高之处（指数，100 = 全部流失客户的平均）',
    en: 'Where reasons are significantly over-represented (index, 100 = average of all who left)',
  },
};
