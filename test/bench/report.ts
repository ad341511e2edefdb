import type { BenchData } from './data';
import type { IntakeTimes } from './intake';
import type { NativeTimes } from './native';
import type { PageTimes } from './page';

/** All that was measured at one size. */
export interface Measured {
  data: BenchData;
  pages: readonly PageTimes[];
  /** Baselines with one thread and with two. */
  native: readonly (readonly NativeTimes[])[];
  /** Seconds to parse alone; null where papaparse did not come to an end. */
  papaparse: number | null;
  /** Intake alone beside a plain read in the same engine; null at sizes where it is not taken. */
  intake: Record<'plain' | 'intake', IntakeTimes> | null;
}

interface Promised {
  promise: string;
  figure: number;
  limit: number;
  unit: '×' | 's' | 'ms';
}

/** The middle value; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Ratios first, each promise met or missed, absolute times in small print; Markdown. */
export function report(measured: readonly Measured[], start: readonly number[]): string {
  const promises = [...measured.flatMap(promisesOf), ...startPromise(start)];
  return [
    '## Ratios',
    table(
      [
        'size',
        'drop to last chart ÷ DuckDB, 1 thread',
        '÷ 2 threads',
        'load alone ÷ 1 thread',
        '÷ papaparse, which only parses',
      ],
      measured.map(ratios),
    ),
    '## Promises',
    table(
      ['promise', 'measured', 'limit', ''],
      promises.map(({ promise, figure, limit, unit }) => [
        promise,
        `${round(figure)} ${unit}`,
        `${limit} ${unit}`,
        figure <= limit ? 'met' : 'MISSED',
      ]),
    ),
    '## Absolute figures of this machine',
    ...measured.map(absolute),
    `- sample, cold: ${start.map(round).join(', ')} s`,
    '',
  ].join('\n\n');
}

function promisesOf({ data, pages, native, intake }: Measured): Promised[] {
  const total = median(pages.map((page) => page.total));
  const baseline = median((native[0] ?? []).map((one) => one.total));
  const visible = pages.flatMap(({ clicks }) => clicks.visible);
  const people = pages.map((page) => page.people);
  const order = pages.flatMap(({ clicks }) => clicks.order);
  const asOf = pages.flatMap((page) => page.asOf);
  const size = sizeOf(data);
  const large = data.lines > 1e6;
  return [
    {
      promise: `${size}: drop to last chart ÷ baseline`,
      figure: total / baseline,
      limit: 2,
      unit: '×',
    },
    ...(large
      ? []
      : [{ promise: `${size}: drop to last chart`, figure: total, limit: 6, unit: 's' } as const]),
    {
      promise: `${size}: click, all visible charts at customer grain, p95`,
      figure: quantile(visible, 0.95),
      limit: large ? 300 : 100,
      unit: 'ms',
    },
    {
      promise: `${size}: click, order grain, p95`,
      figure: quantile(order, 0.95),
      limit: large ? 2000 : 400,
      unit: 'ms',
    },
    {
      promise: `${size}: new as-of date, slowest`,
      figure: Math.max(...asOf),
      limit: large ? 9000 : 2000,
      unit: 'ms',
    },
    {
      promise: `${size}: longest main-thread task while loading`,
      figure: Math.max(...pages.map((page) => page.longest)),
      limit: 100,
      unit: 'ms',
    },
    {
      promise: `${size}: a customer's page, p95`,
      figure: quantile(
        people.flatMap(({ customer }) => customer),
        0.95,
      ),
      limit: 150,
      unit: 'ms',
    },
    {
      promise: `${size}: longest frame while the list of people scrolls`,
      figure: Math.max(...people.map(({ frame }) => frame)),
      limit: 50,
      unit: 'ms',
    },
    ...(['expected-value', 'early-warning'] as const).flatMap((id) => {
      const times = pages.map((page) => page.models[id]);
      return [
        {
          promise: `${size}: ${id}, from the library to the picture`,
          figure: median(times.map(({ seconds }) => seconds)),
          limit: id === 'expected-value' ? 5 : 8,
          unit: 's',
        } as const,
        {
          promise: `${size}: longest main-thread task meanwhile`,
          figure: Math.max(...times.map(({ longest }) => longest)),
          limit: 100,
          unit: 'ms',
        } as const,
      ];
    }),
    ...(intake
      ? ([
          {
            promise: `${size}: file to typed staging ÷ plain all-text read, same engine`,
            figure: median(intake.intake.seconds) / median(intake.plain.seconds),
            limit: 2,
            unit: '×',
          },
          {
            promise: `${size}: memory of the same ÷ that of the plain read`,
            figure: intake.intake.peak / intake.plain.peak,
            limit: 1.5,
            unit: '×',
          },
        ] as const)
      : []),
  ];
}

function startPromise(start: readonly number[]): Promised[] {
  return [{ promise: 'sample drawn, cold', figure: median(start), limit: 3, unit: 's' }];
}

function ratios({ data, pages, native, papaparse }: Measured): string[] {
  const of = (threads: number, part: 'total' | 'load') =>
    median((native[threads - 1] ?? []).map((one) => one[part]));
  const total = median(pages.map((page) => page.total));
  const load = median(pages.map((page) => page.load));
  return [
    sizeOf(data),
    round(total / of(1, 'total')),
    round(total / of(2, 'total')),
    round(load / of(1, 'load')),
    papaparse === null ? 'did not end' : round(total / papaparse),
  ];
}

function absolute({ data, pages, native, papaparse, intake }: Measured): string {
  const each = (of: (page: PageTimes) => number) => pages.map((page) => round(of(page))).join(', ');
  const clicks = (kind: keyof PageTimes['clicks']) => {
    const all = pages.flatMap((page) => page.clicks[kind]);
    return `p50 ${round(quantile(all, 0.5))} ms, p95 ${round(quantile(all, 0.95))} ms, n = ${all.length}`;
  };
  const baseline = (runs: readonly NativeTimes[]) =>
    runs
      .map(
        (one) =>
          `${round(one.total)} (${round(one.load)} + ${round(one.marts)} + ${round(one.analyses)})`,
      )
      .join(', ');
  return [
    `- ${sizeOf(data)}, ${Math.round(data.bytes / 1e6)} MB, ${data.orders} orders, ${data.customers} customers`,
    `  - page: drop to last chart ${each((page) => page.total)} s; to loaded ${each((page) => page.load)} s; loaded to drawn ${each((page) => page.draw)} s`,
    `  - click: visible at customer grain ${clicks('visible')}; all at customer grain ${clicks('customer')}; order grain ${clicks('order')}`,
    `  - click, each cell, p50 in ms: ${cellsOf(pages)}`,
    `  - people: list of everyone after ${each(({ people }) => people.open)} ms; frames over 50 ms ${each(({ people }) => people.dropped)} of ${each(({ people }) => people.frames)}; a customer's page p50 ${each(({ people }) => median(people.customer))} ms`,
    `  - new as-of date: ${pages.flatMap((page) => page.asOf.map(round)).join(', ')} ms`,
    `  - longest task ${each((page) => page.longest)} ms; renderer at most ${each((page) => page.peak)} MB`,
    `  - DuckDB, total (load + marts + analyses): 1 thread ${baseline(native[0] ?? [])} s; 2 threads ${baseline(native[1] ?? [])} s`,
    ...(intake ? [`  - intake alone: ${aloneOf(intake)}`] : []),
    `  - papaparse in a worker, order lines only: ${papaparse === null ? 'did not end' : `${round(papaparse)} s`}`,
  ].join('\n');
}

function aloneOf(intake: NonNullable<Measured['intake']>): string {
  const { plain, intake: ours } = intake;
  const each = ({ seconds, peak }: IntakeTimes) =>
    `${seconds.map(round).join(', ')} s, ${round(peak)} MB`;
  return `${each(ours)}; plain read ${each(plain)}`;
}

function cellsOf(pages: readonly PageTimes[]): string {
  const ids = Object.keys(pages[0]?.cells ?? {});
  return ids
    .map((id) => [id, median(pages.flatMap((page) => page.cells[id] ?? []))] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([id, time]) => `${id} ${round(time)}`)
    .join(', ');
}

function sizeOf({ lines }: BenchData): string {
  return `${lines / 1e6} M lines`;
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
