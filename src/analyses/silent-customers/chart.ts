import { bars } from '../../charts/bars';
import { columns } from '../../charts/columns';
import { emptyChart } from '../../charts/empty';
import { panels } from '../../charts/panels';
import type { Drawing } from '../../charts/surface/svg';
import { fill } from '../../i18n/text';
import {
  chosenValues,
  factIs,
  subjectOf,
  type Audience,
  type Condition,
} from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { classOf, lensNames } from '../classes';
import type { analysis } from './analysis';
import { bandName, text, trendOf } from './text';

type Rows = RowsOf<typeof analysis>;
type Band = Rows['main'][number];
type Part = Omit<Drawing, 'n'>;

const shownMonths = 18;
const shownSegments = 8;

/** Bands of silence with their win-back rate; tiers and segments; months. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const [scope] = rows.scope;
  if (!scope || rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const of = (lens: 'tier' | 'segment') => rows.classes.filter((row) => row.lens === lens);
  return panels(
    [
      {
        title: part.name,
        draw: (partWidth) =>
          bandBars(rows.main, scope.churn_days, context, { ...part, width: partWidth }),
      },
      {
        title: format.text(monthsTitle),
        notes: trendOf(rows.months, format),
        draw: (partWidth) => monthColumns(rows.months, { ...part, width: partWidth }),
      },
      {
        title: format.text(lensNames.tier),
        draw: (partWidth) => classBars('tier', of('tier'), context, { ...part, width: partWidth }),
      },
      {
        title: format.text(lensNames.segment),
        draw: (partWidth) =>
          classBars('segment', of('segment'), context, { ...part, width: partWidth }),
      },
    ],
    { ...drawing, least: 440 },
  );
};

function bandBars(
  main: readonly Band[],
  churnDays: number,
  { format, audience, pick }: ChartContext,
  drawing: Part,
): SVGSVGElement {
  return bars(
    main.map((band) => ({
      key: String(band.band),
      label: band.is_early
        ? fill(format.text(earlyLabel), { days: format.days(Math.floor(churnDays)) })
        : bandName(band, format),
      value: band.customers,
      notes: [
        format.money(band.revenue_before),
        band.win_back_rate === null
          ? '–'
          : `${format.share(band.win_back_rate)}${band.is_small ? ' *' : ''}`,
      ],
      fixed: band.is_early,
      selected: !band.is_early && isChosen(daysOf(band), audience),
      details: [`${format.text(text.columns.chances)} ${format.count(band.chances)}`],
    })),
    {
      ...drawing,
      show: format.count,
      valueHeading: format.text(text.columns.customers),
      noteHeadings: [
        format.text(text.columns.revenue_before),
        format.text(text.columns.win_back_rate),
      ],
      remark: main.some((band) => band.is_small && band.win_back_rate !== null)
        ? format.text(small)
        : undefined,
      onPick:
        pick &&
        ((key) => {
          const band = main.find((one) => String(one.band) === key);
          if (band) pick([daysOf(band)]);
        }),
    },
  );
}

/** All customers whose last order is so long ago are silent. */
function daysOf({ from_days, to_days }: Band): Condition {
  const from = from_days ?? 0;
  return {
    about: 'fact',
    fact: 'recency',
    is:
      to_days === null
        ? { operator: 'at_least', value: from }
        : { operator: 'between', from, to: to_days },
  };
}

function isChosen(condition: Condition, audience: Audience): boolean {
  return audience.some(
    (one) =>
      subjectOf(one) === subjectOf(condition) && JSON.stringify(one) === JSON.stringify(condition),
  );
}

function classBars(
  lens: 'tier' | 'segment',
  classes: Rows['classes'],
  { format, theme, audience, pick }: ChartContext,
  drawing: Part,
): SVGSVGElement {
  const chosen = chosenValues(audience, `fact ${lens}`);
  return bars(
    classes
      .filter((row) => row.customers > 0)
      .map((row) => ({
        key: row.member,
        label: format.text(classOf(lens, row.member).name),
        value: row.customers,
        colour: classOf(lens, row.member).colour[theme],
        notes: [format.share(row.share_silent), format.money(row.revenue_before)],
        selected: chosen.includes(row.member),
      })),
    {
      ...drawing,
      limit: shownSegments,
      show: format.count,
      valueHeading: format.text(text.columns.customers),
      noteHeadings: [
        format.text(text.columns.share_silent),
        format.text(text.columns.revenue_before),
      ],
      onPick: pick && ((key) => pick([factIs(lens, key)])),
    },
  );
}

function monthColumns(months: Rows['months'], drawing: Part): SVGSVGElement {
  const { format, theme } = drawing;
  return columns(
    months.slice(-shownMonths).map((row) => ({
      at: row.period,
      values: { fell_silent: row.fell_silent, won_back: -row.won_back },
      unfinished: !row.is_finished,
      details: [`${format.text(text.columns.silent)} ${format.count(row.silent)}`],
    })),
    {
      ...drawing,
      name: format.text(monthsTitle),
      series: [
        {
          key: 'fell_silent',
          label: format.text(text.columns.fell_silent),
          colour: classOf('stage', 'dormant').colour[theme],
        },
        {
          key: 'won_back',
          label: format.text(text.columns.won_back),
          colour: classOf('stage', 'reactivated').colour[theme],
        },
      ],
      showAt: (at) => format.period(at, 'month'),
      show: (value) => format.short(Math.abs(value)),
      height: 180,
    },
  );
}

const monthsTitle = { zh: '每月新沉默与召回', en: 'Newly silent and won back by month' };
const earlyLabel = {
  zh: '早期预警，≤ {days}',
  en: 'Early warning, ≤ {days}',
};
const small = {
  zh: '* 过去不足 30 段这样的沉默，召回率只作参考。',
  en: '* Fewer than 30 past silences so long: the rate is a hint only.',
};
