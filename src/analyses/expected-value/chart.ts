import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { histogram } from '../../charts/histogram';
import { lines } from '../../charts/lines';
import { withNotes } from '../../charts/notes';
import { panels } from '../../charts/panels';
import type { Drawing } from '../../charts/surface/svg';
import { themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import { chosenValues, factIs } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { notesOf, refusalOf, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** What the customers are worth and whether they are alive; below, how well the model does. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const refused = refusalOf(rows, format);
  if (refused !== null) return emptyChart({ ...part, width }, refused);
  const parts = panels(
    [
      { title: valueTitle(rows, context), draw: (own) => worth(rows, context, own) },
      {
        title: format.text(text.results.alive),
        draw: (own) => aliveness(rows, { ...part, width: own }),
      },
    ],
    { ...part, width, least: 340 },
  );
  const quality = (own: number) =>
    panels(
      [
        {
          title: format.text(words.tracking),
          draw: (inner) => tracking(rows, { ...part, width: inner }),
        },
        {
          title: format.text(words.frequencies),
          draw: (inner) => frequencies(rows, { ...part, width: inner }),
        },
        ...(rows.holdout.length > 0
          ? [
              {
                title: format.text(words.holdout),
                draw: (inner: number) => holdout(rows, { ...part, width: inner }),
              },
            ]
          : []),
      ],
      { ...part, width: own, least: 280, notes: [format.text(words.ofAll)] },
    );
  const all = together([() => parts, quality], drawing, { under: true });
  return withNotes(all, notesOf(rows, format), drawing);
};

function valueTitle({ outlook }: Rows, { format }: ChartContext): string {
  const [row] = outlook;
  const title = row?.clv == null ? words.orders : words.clv;
  return fill(format.text(title), { months: format.count(row?.months ?? 0) });
}

/** CLV by class, or expected orders where an order has no value. */
function worth({ main, outlook }: Rows, context: ChartContext, width: number): SVGSVGElement {
  const { theme, format, audience, pick } = context;
  const hasValue = outlook[0]?.clv != null;
  const lens = main[0]?.lens;
  const classes = lens === 'tier' || lens === 'stage' ? lens : 'segment';
  const subject = `fact ${classes}` as const;
  const chosen = chosenValues(audience, subject);
  const column = (name: keyof typeof text.columns) => format.text(text.columns[name]);
  const show = hasValue ? format.money : (value: number) => format.number(value, 0);
  return bars(
    main.map((row) => {
      const { name, colour } = classOf(classes, row.member);
      return {
        key: row.member,
        label: format.text(name),
        value: hasValue ? row.clv : row.expected_orders,
        colour: colour[theme],
        notes: [
          format.count(row.customers),
          row.alive === null ? format.text(words.none) : format.share(row.alive),
        ],
        selected: chosen.includes(row.member),
        details: [
          `${column('expected_orders')} ${format.number(row.expected_orders, 0)}`,
          ...(row.clv_each === null ? [] : [`${column('clv_each')} ${format.money(row.clv_each)}`]),
          `${column('one_time')} ${format.count(row.one_time)}`,
        ],
      };
    }),
    {
      theme,
      format,
      width,
      name: column(hasValue ? 'clv' : 'expected_orders'),
      show,
      valueHeading: column(hasValue ? 'clv' : 'expected_orders'),
      noteHeadings: [column('customers'), column('alive')],
      onPick: pick && ((key) => pick([factIs(classes, key)])),
    },
  );
}

/** How many repeat buyers lie in each tenth of P(alive). */
function aliveness({ main, alive }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  if (alive.length === 0) return emptyChart(drawing, format.text(words.allOnce));
  return histogram(
    alive.map(({ from_share, to_share, customers }) => ({
      from: from_share,
      to: to_share,
      count: customers,
    })),
    {
      ...drawing,
      name: format.text(text.results.alive),
      showAt: (share) => `${format.number(100 * share, 0)}%`,
      show: format.count,
      atHeading: format.text(text.columns.alive),
      // As high as the bars beside it.
      height: Math.max(160, Math.min(300, 28 * main.length - 30)),
    },
  );
}

/** Repeat purchases so far, as they came and as expected. */
function tracking({ tracking: weeks, check }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const theme = themeOf(drawing.theme);
  const begin = weeks.some(({ is_holdout }) => is_holdout) ? check[0]?.calibrated_to : null;
  return lines(
    weeks.map((row) => ({
      at: row.day,
      values: { actual: row.actual_so_far, expected: row.expected_so_far },
      details: [
        `${format.text(words.week)} ${format.count(row.actual)} · ${format.number(row.expected, 1)}`,
      ],
    })),
    {
      ...drawing,
      name: format.text(text.results.tracking),
      series: seriesOf(theme, drawing),
      showAt: format.date,
      show: format.short,
      rules: begin ? [{ at: begin, label: format.text(words.from), strong: true }] : [],
    },
  );
}

/** How many customers have bought again so often. */
function frequencies({ frequencies: rows }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const last = rows.at(-1);
  return histogram(
    rows.map(({ repeats, is_open, actual, expected }) => ({
      from: repeats - 0.5,
      to: repeats + 0.5,
      count: actual,
      mark: Math.round(expected),
      label: numberName(repeats, is_open),
    })),
    {
      ...drawing,
      name: format.text(text.results.frequencies),
      names: [format.text(text.columns.actual), format.text(text.columns.expected)],
      showAt: (repeats) => numberName(repeats, repeats === last?.repeats),
      show: format.count,
      atHeading: format.text(text.columns.repeats),
      height: 220,
    },
  );
}

/** Purchases per customer in the holdout, by those before it. */
function holdout({ holdout: rows }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const last = rows.at(-1);
  return lines(
    rows.map(({ repeats, customers, actual, expected }) => ({
      at: repeats,
      values: { actual, expected },
      details: [`${format.text(text.columns.customers)} ${format.count(customers)}`],
    })),
    {
      ...drawing,
      name: format.text(text.results.holdout),
      series: seriesOf(themeOf(drawing.theme), drawing),
      showAt: (repeats) => numberName(repeats, last?.is_open === true && repeats === last.repeats),
      show: (value) => format.number(value, 2),
      atHeading: format.text(words.before),
    },
  );
}

function seriesOf({ text: ink, accent }: ReturnType<typeof themeOf>, { format }: Drawing) {
  return [
    { key: 'actual', label: format.text(text.columns.actual), colour: accent },
    { key: 'expected', label: format.text(text.columns.expected), colour: ink },
  ];
}

function numberName(number: number, isOpen: boolean): string {
  return isOpen ? `${number}+` : String(number);
}

const words = {
  clv: { zh: '未来 {months} 个月 CLV', en: 'CLV of the next {months} months' },
  orders: { zh: '未来 {months} 个月预计订单数', en: 'Orders expected in the next {months} months' },
  none: { zh: '无法估计', en: 'unknown' },
  allOnce: {
    zh: '当前人群都只买过一次，是否存活无法估计。',
    en: 'Everyone here has bought once: whether they are still customers cannot be told.',
  },
  tracking: { zh: '累计复购次数', en: 'Repeat purchases so far' },
  frequencies: { zh: '客户数，按复购次数', en: 'Customers by repeat purchases' },
  holdout: { zh: '留出期人均复购次数', en: 'Purchases per customer, days not seen' },
  ofAll: {
    zh: '上面三图检验模型，针对全部客户，不随筛选变化。',
    en: 'These three check the model: they speak of all customers, whatever the audience.',
  },
  from: { zh: '模型未见 →', en: 'not seen →' },
  week: { zh: '当周实际 · 预计', en: 'That week, actual · expected' },
  before: { zh: '此前复购次数', en: 'repeat purchases before' },
};
