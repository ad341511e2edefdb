import { fill } from '../i18n/text';
import { emptyChart, finished } from './empty';
import { forestScale, type ForestScale } from './forest-scale';
import { bottomLabels } from './surface/axes';
import { legendOf, pointMark, type LegendEntry } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, widest, wrap } from './surface/text-width';
import type { Theme } from './surface/theme';
import { words } from './surface/words';

/** An estimate with its interval. */
export interface ForestRow {
  /** Unique in the chart. */
  key: string;
  label: string;
  /** Rows of one group follow each other under its heading. */
  group?: string;
  value: number;
  low: number | null;
  high: number | null;
  /** A second figure on the same axis, such as the share of money beside that of heads. */
  second?: number | null;
  /** In the column at the right: of how many it speaks. */
  note?: string;
  /** The interval leaves the question open, or there are too few: a hollow mark in grey. */
  open?: boolean;
  selected?: boolean;
  /** Only shows its tooltip: nothing can be picked by it. */
  fixed?: boolean;
  details?: readonly string[];
}

export interface ForestOptions extends Drawing {
  /** `ratio`: a logarithmic axis around 1; `share`: a linear one from 0. */
  scale: 'ratio' | 'share';
  show: (value: number) => string;
  valueHeading: string;
  noteHeading?: string;
  /** What lies left and right of 1, above the axis. */
  sides?: readonly [string, string];
  /** Names of the mark of a row and of its second figure, for the legend. */
  names?: readonly [string, string];
  /** What a hollow mark says, for the legend. */
  openName?: string;
  /** Rows drawn; default 24. */
  limit?: number;
  onPick?: (key: string) => void;
}

/**
 * A forest plot: each estimate a point on its interval, the numbers in columns beside it. An interval
 * that reaches beyond the axis ends in an arrow.
 */
export function forest(all: readonly ForestRow[], options: ForestOptions): SVGSVGElement {
  if (all.length === 0) return emptyChart(options);
  const { width, format, show, limit = 24 } = options;
  const rows = all.length <= limit + 1 ? all : all.slice(0, limit);
  const { svg, theme } = picture(options, 0);
  const legend = legendOf(legendEntries(rows, options, theme), width, theme);
  svg.append(legend.group);

  const most = width * 0.36;
  const above = width < 520 && widest(rows.map(({ label }) => label)) > width * 0.28;
  const labels = rows.map(({ label }) => wrap(label, above ? width : most, 2));
  const left = above ? 8 : Math.ceil(widest(labels.flat())) + 16;
  const columns = columnsOf(rows, options);
  const right = columns.reduce((sum, column) => sum + column.width + 14, 0);
  const [from, to] = [left + 6, Math.max(left + 60, width - right - 6)];
  const scale = forestScale(rows, options.scale, show, [from, to]);

  let y = legend.height;
  y += drawHeadings(svg, columns, scale, options, y, theme);
  const start = y;
  const marks = svgElement('g');
  const targets: Target[] = [];
  let group: string | undefined;
  rows.forEach((row, index) => {
    if (row.group !== undefined && row.group !== group) {
      group = row.group;
      y += 6;
      for (const line of wrap(row.group, width - right, 2, 12, 600)) {
        marks.append(
          // The lines of the scale do not run through a heading.
          svgElement('rect', {
            y,
            width: round(widest([line], 12, 600) + 6),
            height: lineHeight,
            fill: theme.surface,
          }),
        );
        marks.append(svgText(0, y + 8, line, theme.text, { weight: 600, halo: theme.surface }));
        y += lineHeight;
      }
      y += 2;
    }
    const lines = labels[index] ?? [];
    const top = y;
    if (above) y += 2 + lines.length * lineHeight;
    const high = above ? 22 : Math.max(24, lines.length * lineHeight + 4);
    const middle = y + high / 2;
    lines.forEach((line, at) => {
      const place = above
        ? top + 2 + lineHeight * (at + 0.5)
        : middle + lineHeight * (at - (lines.length - 1) / 2);
      marks.append(svgText(0, place, line, theme.text, { halo: theme.surface }));
    });
    const colour = colourOf(row, options, theme);
    marks.append(...intervalMarks(row, scale, middle, colour));
    if (row.second != null) {
      marks.append(pointMark(scale.x(row.second), middle, theme.above, 'diamond', true, theme));
    }
    marks.append(pointMark(scale.x(row.value), middle, colour, 'circle', !!row.open, theme));
    let edge = width - 1;
    for (const column of [...columns].reverse()) {
      const strong = column.isValue && (!row.open || row.selected);
      marks.append(
        svgText(
          edge,
          middle,
          column.texts[index] ?? '',
          column.isValue ? theme.text : theme.muted,
          {
            anchor: 'end',
            weight: strong ? 600 : 400,
          },
        ),
      );
      edge -= column.width + 14;
    }
    y += high;
    targets.push({
      x: 0,
      y: top,
      width,
      height: y - top,
      lines: [
        row.group ? `${row.group} · ${row.label}` : row.label,
        ...(row.details ?? [valueText(row, show)]),
      ],
      key: row.fixed ? undefined : row.key,
      selected: row.selected,
    });
  });
  for (const tick of scale.ticks) {
    svg.append(
      svgElement('path', {
        d: `M${round(scale.x(tick))},${start}V${round(y)}`,
        stroke: tick === scale.origin ? theme.neutral : theme.grid,
      }),
    );
  }
  svg.append(marks);
  const tickLabels = scale.ticks.map((tick) => ({ at: scale.x(tick), text: scale.show(tick) }));
  svg.append(bottomLabels(tickLabels, y + 12, width, theme));
  addTargets(svg, targets, theme, options.onPick);
  const hidden = all.length - rows.length;
  const notes = hidden ? [fill(format.text(words.more), { n: format.count(hidden) })] : [];
  return finished(svg, y + 22, options, notes);
}

interface Column {
  heading: string[];
  texts: readonly string[];
  width: number;
  isValue: boolean;
}

/** The numbers at the right: the estimate with its interval, then the note; narrow, the first. */
function columnsOf(rows: readonly ForestRow[], options: ForestOptions): Column[] {
  const { width, show, valueHeading, noteHeading } = options;
  const column = (title: string, texts: readonly string[], isValue: boolean): Column => {
    const heading = wrap(title, Math.max(72, widest(texts, 12, 600)), 2);
    return { heading, texts, width: Math.ceil(widest([...texts, ...heading], 12, 600)), isValue };
  };
  const long = width >= 560;
  const values = rows.map((row) => (long ? valueText(row, show) : show(row.value)));
  return [
    column(valueHeading, values, true),
    ...(noteHeading === undefined
      ? []
      : [
          column(
            noteHeading,
            rows.map(({ note }) => note ?? ''),
            false,
          ),
        ]),
  ];
}

function valueText({ value, low, high }: ForestRow, show: (value: number) => string): string {
  return low === null || high === null
    ? show(value)
    : `${show(value)} (${show(low)}–${show(high)})`;
}

/** Headings of the columns and the names of the sides; returns the height they take. */
function drawHeadings(
  svg: SVGSVGElement,
  columns: readonly Column[],
  scale: ForestScale,
  { width, sides }: ForestOptions,
  top: number,
  theme: Theme,
): number {
  const middle = scale.x(scale.origin);
  const parts: { lines: string[]; x: number; anchor: 'start' | 'end' }[] = sides
    ? [
        { lines: wrap(sides[0], middle - scale.from - 4, 2), x: middle - 8, anchor: 'end' },
        { lines: wrap(sides[1], scale.to - middle - 4, 2), x: middle + 8, anchor: 'start' },
      ]
    : [];
  let edge = width - 1;
  for (const column of [...columns].reverse()) {
    parts.push({ lines: column.heading, x: edge, anchor: 'end' });
    edge -= column.width + 14;
  }
  const most = Math.max(0, ...parts.map(({ lines }) => lines.length));
  for (const { lines, x, anchor } of parts) {
    lines.forEach((line, at) => {
      const y = top + lineHeight * (most - lines.length + at + 0.5);
      svg.append(svgText(x, y, line, theme.muted, { anchor }));
    });
  }
  return most * lineHeight + 4;
}

function colourOf(row: ForestRow, { scale }: ForestOptions, theme: Theme): string {
  if (row.open) return theme.neutral;
  if (scale === 'share') return theme.accent;
  return row.value >= 1 ? theme.above : theme.below;
}

function intervalMarks(
  { low, high }: ForestRow,
  { x, from, to }: ForestScale,
  y: number,
  colour: string,
): SVGElement[] {
  if (low === null || high === null) return [];
  const [start, end] = [x(low), x(high)];
  const style = { stroke: colour, 'stroke-width': 2, fill: 'none' };
  const arrow = (at: number, by: number) =>
    svgElement('path', { d: `M${round(at - by)},${y - 4}L${round(at)},${y}l${-by},4`, ...style });
  return [
    svgElement('path', { d: `M${round(start)},${y}H${round(end)}`, ...style }),
    ...(start <= from ? [arrow(from, -5)] : []),
    ...(end >= to ? [arrow(to, 5)] : []),
  ];
}

function legendEntries(
  rows: readonly ForestRow[],
  { names, openName, scale }: ForestOptions,
  theme: Theme,
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  const colour = scale === 'share' ? theme.accent : theme.neutral;
  if (names && rows.some(({ second }) => second != null)) {
    entries.push(
      { label: names[0], colour, shape: 'dot' },
      { label: names[1], colour: theme.above, shape: 'ring-diamond' },
    );
  }
  if (openName && rows.some(({ open }) => open)) {
    entries.push({ label: openName, colour: theme.neutral, shape: 'ring' });
  }
  return entries;
}
