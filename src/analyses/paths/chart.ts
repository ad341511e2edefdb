import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { flowSteps, type StepNode } from '../../charts/flow-steps';
import { categoryColours, themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Audience, Condition } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import type { analysis } from './analysis';
import { begin, end, eventName, rest, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The steps as columns with bands between them; under it where visits end and which ways they go. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const below = (wide: number) =>
    together(
      [
        (part) => endings(rows, { ...context, width: part }),
        (part) => ways(rows, { ...context, width: part }),
      ],
      { ...drawing, n: undefined, width: wide },
      { shares: [35, 65] },
    );
  return together([(wide) => picture(rows, { ...context, width: wide }), below], drawing, {
    under: true,
  });
};

function picture(
  rows: Rows,
  { width, theme, format, audience, pick }: ChartContext,
): SVGSVGElement {
  const [scope] = rows.scope;
  const count = scope?.steps ?? 0;
  const isEnd = scope?.anchor === 'end';
  // Visits may be shorter than the steps asked for: a column without any is left out.
  const first = rows.main.reduce((least, { step }) => Math.min(least, step), count) - 1;
  const last = rows.main.reduce((most, { step }) => Math.max(most, step), 0) + 1;
  return flowSteps(
    rows.main.map((row) => ({
      step: row.step - first,
      from: row.from_event,
      to: row.to_event,
      value: row.sessions,
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.measure),
      nodes: nodesOf(rows, theme, format, audience),
      headings: Array.from({ length: count }, (_, at) => {
        const away = isEnd ? count - 1 - at : at;
        const wording =
          away === 0
            ? scope?.anchor_event
              ? words.anchor
              : isEnd
                ? words.last
                : words.first
            : isEnd
              ? words.before
              : scope?.anchor_event
                ? words.later
                : words.after;
        return fill(format.text(wording), {
          n: format.count(scope?.anchor_event || isEnd ? away : away + 1),
          event: eventName(scope?.anchor_event ?? '', format),
        });
      }).slice(first, last),
      show: format.count,
      onPick:
        pick &&
        ((key) => {
          const condition = did(rows, key);
          if (condition) pick([condition]);
        }),
    },
  );
}

/** The seven most frequent events have a colour of their own, the same in every step. */
function nodesOf(
  rows: Rows,
  theme: ChartContext['theme'],
  format: ChartContext['format'],
  audience: Audience,
): StepNode[] {
  const { neutral, axis } = themeOf(theme);
  const keys = new Set(rows.main.flatMap((row) => [row.from_event, row.to_event]));
  const frequent = rows.events.map(({ event }) => event).filter((event) => keys.has(event));
  const colours = categoryColours(frequent.length, theme);
  const chosen = JSON.stringify(audience);
  return [
    ...frequent.map((event, at) => {
      const condition = did(rows, event);
      return {
        key: event,
        label: eventName(event, format),
        colour: colours[at] ?? neutral,
        pickable: condition !== null,
        selected: condition !== null && chosen.includes(JSON.stringify(condition)),
      };
    }),
    ...[rest, end, begin].map((key) => ({
      key,
      label: eventName(key, format),
      colour: key === rest ? neutral : axis,
      isLast: true,
    })),
  ];
}

/** The customers who ever did this; null where the name stands for several things of the files. */
function did({ events }: Rows, event: string): Condition | null {
  const found = events.find((row) => row.event === event);
  const where = [
    ...(found?.file_event == null ? [] : [['event', found.file_event] as const]),
    ...(found?.file_page == null ? [] : [['page', found.file_page] as const]),
  ].map(([column, value]) => ({ column, is: { operator: 'is' as const, values: [value] } }));
  if (where.length === 0) return null;
  return {
    about: 'records',
    table: 'behaviours',
    where,
    within: null,
    count: { operator: 'at_least', times: 1 },
  };
}

const listed = 8;
/** Between the events of a path, as the query writes it. */
const arrow = ' → ';

function endings({ endings: all }: Rows, { width, theme, format }: ChartContext): SVGSVGElement {
  const { neutral } = themeOf(theme);
  return bars(
    all.slice(0, listed).map((row) => ({
      key: row.event,
      label: eventName(row.event, format),
      value: row.share ?? 0,
      colour: neutral,
      note: format.share(row.end_rate ?? 0),
      details: [
        `${format.text(text.columns.ended)} ${format.count(row.ended)}`,
        `${format.text(text.columns.sessions)} ${format.count(row.sessions)}`,
      ],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.endings),
      show: format.share,
      valueHeading: format.text(words.endings),
      noteHeading: format.text(text.columns.end_rate),
    },
  );
}

function ways({ top_paths: all }: Rows, { width, theme, format }: ChartContext): SVGSVGElement {
  return bars(
    all.slice(0, listed).map((row, at) => ({
      key: String(at),
      label: row.path
        .split(arrow)
        .map((event) => eventName(event, format))
        .join(arrow),
      value: row.share ?? 0,
      note: format.count(row.sessions),
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.top_paths),
      show: format.share,
      valueHeading: format.text(words.paths),
      noteHeading: format.text(text.columns.sessions),
    },
  );
}

const words = {
  first: { zh: '访问开头', en: 'Beginning' },
  last: { zh: '访问结尾', en: 'End' },
  anchor: { zh: '“{event}”', en: '“{event}”' },
  after: { zh: '第 {n} 步', en: 'Step {n}' },
  later: { zh: '后 {n} 步', en: '{n} after' },
  before: { zh: '前 {n} 步', en: '{n} before' },
  endings: { zh: '全部访问的最后一个事件', en: 'Last event of all visits' },
  paths: { zh: '最常见的路径', en: 'Most frequent paths' },
};
