import * as Plot from '@observablehq/plot';
import {
  headingsOf,
  layoutOf,
  limited,
  notesOf,
  restKey,
  roomForNegative,
  type BarLayout,
} from './bar-layout';
import { emptyChart, finished } from './empty';
import { plotted } from './surface/plot';
import { picture, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { lineHeight, wrap } from './surface/text-width';
import { words } from './surface/words';

/** One horizontal bar. */
export interface BarRow {
  /** Unique in the chart; what `onPick` gets. */
  key: string;
  label: string;
  /** Length of the bar; null draws a dash. */
  value: number | null;
  /** Hex; the accent unless told. */
  colour?: string;
  /** Second column at the right edge, ready to read: "42.1%". */
  note?: string;
  /** Several such columns instead; from the right, those without room are left to the tooltip. */
  notes?: readonly string[];
  /** In the audience now. */
  selected?: boolean;
  /** Cannot be picked: what is not stated, the rest. */
  fixed?: boolean;
  /** Further lines of the tooltip. */
  details?: readonly string[];
}

export interface BarsOptions extends Drawing {
  /** How a value reads beside its bar. */
  show: (value: number) => string;
  valueHeading?: string;
  noteHeading?: string;
  /** Headings of several columns. */
  noteHeadings?: readonly string[];
  /** Where a full bar ends (1 for shares of a whole); draws a track behind the bars. */
  outOf?: number;
  /** The end of the scale, where several pictures share one. */
  highest?: number;
  /** Rows drawn; default 20. The rest is one bar (`sum`) or a sentence (`note`, default). */
  limit?: number;
  rest?: 'sum' | 'note';
  /** A sentence below the bars. */
  remark?: string;
  onPick?: (key: string) => void;
}

/** Horizontal bars from 0, in the order given, with the number beside each bar. */
export function bars(all: readonly BarRow[], options: BarsOptions): SVGSVGElement {
  if (all.length === 0) return emptyChart(options);
  const { width, show } = options;
  const { rows, notes } = limited(all, options);
  const layout = layoutOf(rows, options);
  const { svg, theme } = picture(options, 0);
  const top = headings(svg, options, layout, theme.muted);
  const bottom = top + rows.length * layout.rowHeight;
  // The sum of the rest is a number only: its bar would flatten all others.
  const values = rows.map((row) => (row.key === restKey ? 0 : (row.value ?? 0)));
  const highest = Math.max(0, options.outOf ?? options.highest ?? 0, ...values);
  const lowest = Math.min(0, ...values);
  const barTop = (row: number) =>
    top +
    row * layout.rowHeight +
    (layout.above
      ? layout.rowHeight - layout.barHeight - 6
      : (layout.rowHeight - layout.barHeight) / 2);
  const indexes = rows.map((_, index) => index);
  const plot = plotted({
    width,
    height: bottom,
    marginLeft: layout.left,
    marginRight: layout.right,
    x: { domain: [lowest, highest === lowest ? 1 : highest] },
    y: { type: 'linear', domain: [0, bottom], range: [0, bottom] },
    marks: [
      options.outOf === undefined
        ? null
        : Plot.rect(indexes, {
            x1: 0,
            x2: options.outOf,
            y1: barTop,
            y2: (row: number) => barTop(row) + layout.barHeight,
            fill: theme.track,
            rx: 2,
          }),
      Plot.rect(indexes, {
        x1: 0,
        x2: (row: number) => values[row] ?? 0,
        y1: barTop,
        y2: (row: number) => barTop(row) + layout.barHeight,
        fill: (row: number) => rows[row]?.colour ?? theme.accent,
        rx: 2,
      }),
    ],
    color: { type: 'identity' },
  });
  svg.append(plot.group);
  if (lowest < 0) {
    svg.append(svgElement('path', { d: `M${plot.x(0)},${top}V${bottom}`, stroke: theme.axis }));
  }
  rows.forEach((row, index) => {
    const middle = barTop(index) + layout.barHeight / 2;
    const weight = row.selected ? 600 : 400;
    const lines = layout.labels[index] ?? [];
    lines.forEach((line, at) => {
      const y = layout.above
        ? top + index * layout.rowHeight + 4 + lineHeight * (at + 0.5)
        : middle + lineHeight * (at - (lines.length - 1) / 2);
      svg.append(
        layout.above
          ? svgText(0, y, line, theme.text, { weight, halo: theme.surface })
          : svgText(layout.left - roomForNegative(lowest, rows, show) - 8, y, line, theme.text, {
              weight,
              anchor: 'end',
            }),
      );
    });
    const shown = row.value === null ? options.format.text(words.unknown) : show(row.value);
    const negative = (row.value ?? 0) < 0;
    const end = plot.x(
      options.outOf === undefined ? (values[index] ?? 0) : Math.max(options.outOf, row.value ?? 0),
    );
    svg.append(
      svgText(end + (negative ? -5 : 5), middle, shown, theme.text, {
        anchor: negative ? 'end' : 'start',
        weight,
      }),
    );
    layout.notes.forEach(({ right, texts }) => {
      const text = texts[index] ?? '';
      if (text) svg.append(svgText(right, middle, text, theme.muted, { anchor: 'end', weight }));
    });
  });
  const targets = rows.map((row, index) => ({
    x: 0,
    y: top + index * layout.rowHeight + 1,
    width,
    height: layout.rowHeight - 2,
    lines: [
      row.label,
      row.value === null
        ? options.format.text(words.unknown)
        : labelled(options.valueHeading, show(row.value), options),
      ...notesOf(row).map((note, at) => labelled(headingsOf(options)[at], note, options)),
      ...(row.details ?? []),
    ],
    key: row.key === restKey || row.fixed ? undefined : row.key,
    selected: row.selected,
  }));
  addTargets(svg, targets, theme, options.onPick);
  const remarks = options.remark === undefined ? notes : [...notes, options.remark];
  return finished(svg, bottom, options, remarks);
}

function headings(
  svg: SVGSVGElement,
  options: BarsOptions,
  layout: BarLayout,
  colour: string,
): number {
  const { width, valueHeading } = options;
  const value = valueHeading
    ? wrap(valueHeading, width - layout.left - layout.noteRoom - 8, 2)
    : [];
  const lines = Math.max(value.length, ...layout.notes.map(({ heading }) => heading.length));
  if (lines === 0) return 0;
  const y = (at: number, of: number) => lineHeight * (lines - of + at + 0.5);
  value.forEach((line, at) => svg.append(svgText(layout.left, y(at, value.length), line, colour)));
  for (const { right, heading } of layout.notes) {
    heading.forEach((line, at) =>
      svg.append(svgText(right, y(at, heading.length), line, colour, { anchor: 'end' })),
    );
  }
  return lines * lineHeight + 6;
}

function labelled(heading: string | undefined, value: string, { format }: BarsOptions): string {
  if (!heading) return value;
  return format.language === 'zh' ? `${heading}：${value}` : `${heading}: ${value}`;
}
