import * as Plot from '@observablehq/plot';
import { emptyChart, finished } from './empty';
import type { Series } from './lines';
import { axisRoom, bottomLabels, verticalAxis } from './surface/axes';
import { placeBands, type Band } from './surface/bands';
import { hatchLines, legendOf, type LegendEntry } from './surface/legend';
import { plotted, type PixelScale } from './surface/plot';
import { sharePanel, sharePanelHeight, showShare } from './share-panel';
import { picture, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, textWidth, widest } from './surface/text-width';
import { categoryColours, type Theme } from './surface/theme';
import { axisOf, hugging, spread } from './surface/ticks';
import { words } from './surface/words';

/** One period: a column, stacked from its series. */
export interface ColumnRow {
  /** First day of the period. Give every period, also those without values. */
  at: Date;
  /** Value by series key; negative ones go below zero. */
  values: Readonly<Record<string, number | null | undefined>>;
  /** For the mark across the column: the same period last year. */
  line?: number | null;
  /** 0…1, for the panel above. */
  share?: number | null;
  /** Not over on the as-of date: drawn hatched. */
  unfinished?: boolean;
  /** Further lines of the tooltip. */
  details?: readonly string[];
}

export interface ColumnsOptions extends Drawing {
  /** In stacking order, from zero outwards. */
  series: readonly Series[];
  showAt: (at: Date) => string;
  show: (value: number) => string;
  /** Values are counted: no ticks between whole numbers. */
  whole?: boolean;
  lineLabel?: string;
  shareLabel?: string;
  showShare?: (share: number) => string;
  /** Days that matter, behind the columns. */
  bands?: readonly Band[];
  height?: number;
}

interface Segment {
  row: number;
  series: number;
  from: number;
  to: number;
}

/** Columns by period, stacked above and below zero, with what is not over yet hatched. */
export function columns(rows: readonly ColumnRow[], options: ColumnsOptions): SVGSVGElement {
  const { series, show, showAt, width, format } = options;
  const segments = stacked(rows, series);
  if (segments.length === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const colours = categoryColours(series.length, options.theme, options.palette);
  const colourOf = (index: number) =>
    series[index]?.colour ??
    (series.length === 1 ? theme.accent : (colours[index] ?? theme.neutral));
  const beside = width >= 560 && series.length > 1;
  const lastLine = rows.at(-1)?.line ?? rows.at(-2)?.line ?? null;
  const lineLabel = series.length === 1 && width >= 560 && lastLine !== null && options.lineLabel;
  const direct = beside || Boolean(lineLabel);
  const legend = legendOf(entriesOf(rows, options, colourOf, direct, theme), width, theme);
  svg.append(legend.group);

  const lineValues = rows.flatMap((row) => row.line ?? []);
  const lowest = Math.min(0, ...segments.map(({ to }) => to), ...lineValues);
  const highest = Math.max(0, ...segments.map(({ to }) => to), ...lineValues);
  const axis = hugging(axisOf(lowest, highest, 5, show, options.whole), lowest, highest);
  const left = axisRoom(axis, show);
  const labels = series.map(({ label }) => label);
  const labelRoom = beside ? widest(labels) + 30 : lineLabel ? textWidth(lineLabel) + 16 : 4;
  const right = Math.ceil(Math.min(labelRoom, width * 0.3));
  const topOf = (row: ColumnRow) =>
    series.reduce((sum, { key }) => sum + Math.max(0, row.values[key] ?? 0), 0);
  const keys = rows.map((_, index) => index);
  const frame = { width, marginLeft: left, marginRight: right };
  const x = {
    type: 'band',
    domain: keys,
    ...paddings(rows.length, width - left - right),
    round: false,
  } as const;

  const hasShare = rows.some((row) => row.share != null);
  const shareHeight = hasShare ? sharePanelHeight(options) : 0;
  const step = (width - left - right) / rows.length;
  const bands = placeBands(
    options.bands ?? [],
    rows.map(({ at }, index) => ({
      at,
      left: left + index * step,
      right: left + (index + 1) * step,
    })),
    [left, width - right],
  );
  const bandsTop = legend.height + shareHeight;
  const top = bandsTop + bands.height + 14;
  const height = top + (options.height ?? 220);
  const plot = plotted({
    ...frame,
    height,
    marginTop: top,
    x,
    y: { domain: axis.domain },
    color: { type: 'identity' },
    marks: [
      Plot.barY(segments, {
        x: 'row',
        y1: 'from',
        y2: 'to',
        fill: (segment: Segment) => colourOf(segment.series),
      }),
      Plot.tickY(rows, {
        x: keys,
        y: (row: ColumnRow) => row.line ?? Number.NaN,
        // Cut into the column where it reaches so far, else above it.
        stroke: (row: ColumnRow) => ((row.line ?? 0) < topOf(row) ? theme.surface : theme.text),
        strokeWidth: 2,
      }),
    ],
  });
  svg.append(bands.draw(bandsTop, height, theme));
  svg.append(verticalAxis(axis, plot.y, [left, width - right], show, theme), plot.group);
  svg.append(
    svgElement('path', { d: `M${left},${plot.y(0)}H${width - right}`, stroke: theme.axis }),
  );
  rows.forEach((row, index) => {
    if (!row.unfinished) return;
    for (const { from, to } of segments.filter((segment) => segment.row === index)) {
      const [y1, y2] = [plot.y(Math.max(from, to)), plot.y(Math.min(from, to))];
      svg.append(hatchLines(plot.x(index), y1, plot.x.bandwidth, y2 - y1, theme.surface));
    }
  });
  const middle = (index: number) => plot.x(index) + plot.x.bandwidth / 2;
  svg.append(
    bottomLabels(
      rows.map((row, index) => ({ at: middle(index), text: showAt(row.at) })),
      height + 14,
      width,
      theme,
    ),
  );
  if (hasShare) {
    svg.append(
      sharePanel(rows, options, { ...frame, x, top: legend.height, height: shareHeight }, theme),
    );
  }
  if (lineLabel && lastLine !== null) {
    const y = plot.y(lastLine);
    svg.append(
      svgElement('path', { d: `M${width - right},${y}h6`, stroke: theme.text, 'stroke-width': 2 }),
      svgText(width - right + 10, y, lineLabel, theme.text),
    );
  }
  if (beside) {
    svg.append(
      labelsBeside(
        segments,
        rows.findLastIndex((row) => !row.unfinished),
        plot.y,
        series,
        colourOf,
        { x: width - right + 8, top, height },
        theme,
      ),
    );
  }

  const targets = rows.map((row, index): Target => {
    return {
      x: middle(index) - step / 2,
      y: legend.height,
      width: step,
      height: height - legend.height,
      lines: [
        showAt(row.at) + (row.unfinished ? ` (${format.text(words.unfinished)})` : ''),
        ...series.flatMap(({ key, label }) => {
          const value = row.values[key];
          return value == null ? [] : [`${label} ${show(value)}`];
        }),
        ...(row.line == null ? [] : [`${options.lineLabel ?? ''} ${show(row.line)}`.trim()]),
        ...(row.share == null
          ? []
          : [`${options.shareLabel ?? ''} ${showShare(options, row.share)}`.trim()]),
        ...(row.details ?? []),
        ...bands.within(index),
      ],
    };
  });
  addTargets(svg, targets, theme);
  return finished(svg, height + 24, options);
}

/** A column is at most 88 px wide, and its step is the width divided by the number of rows. */
function paddings(count: number, room: number): { paddingInner: number; paddingOuter: number } {
  const paddingInner = Math.max(count > 60 ? 0.1 : 0.2, 1 - (88 * count) / room);
  return { paddingInner, paddingOuter: paddingInner / 2 };
}

/** Stacks each row by hand, positive values up and negative ones down. */
function stacked(rows: readonly ColumnRow[], series: readonly Series[]): Segment[] {
  return rows.flatMap((row, index) => {
    let [up, down] = [0, 0];
    return series.flatMap(({ key }, at): Segment[] => {
      const value = row.values[key];
      if (value == null || !Number.isFinite(value)) return [];
      const from = value >= 0 ? up : down;
      const to = from + value;
      if (value >= 0) up = to;
      else down = to;
      return [{ row: index, series: at, from, to }];
    });
  });
}

function entriesOf(
  rows: readonly ColumnRow[],
  { series, lineLabel, format }: ColumnsOptions,
  colourOf: (index: number) => string,
  direct: boolean,
  theme: Theme,
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  const line = lineLabel !== undefined && rows.some((row) => row.line != null);
  if ((series.length > 1 || line) && !direct) {
    entries.push(...series.map(({ label }, index) => ({ label, colour: colourOf(index) })));
  }
  if (line && (series.length > 1 || !direct))
    entries.push({ label: lineLabel, colour: theme.text, shape: 'line' });
  if (rows.some((row) => row.unfinished)) {
    const colour = series.length === 1 ? colourOf(0) : theme.neutral;
    entries.push({ label: format.text(words.unfinished), colour, shape: 'hatched' });
  }
  return entries;
}

/** Names of the series at the height of their segments in the last whole column. */
function labelsBeside(
  segments: readonly Segment[],
  lastWhole: number,
  y: PixelScale,
  series: readonly Series[],
  colourOf: (index: number) => string,
  place: { x: number; top: number; height: number },
  theme: Theme,
): SVGGElement {
  const middles = series.map((_, index) => {
    const last = segments.findLast(
      (segment) => segment.series === index && (lastWhole < 0 || segment.row === lastWhole),
    );
    return last ? (y(last.from) + y(last.to)) / 2 : y(0);
  });
  const group = svgElement('g');
  // From the top down, as the segments lie.
  const downwards = spread([...middles].reverse(), lineHeight + 2, place.top + 8, place.height - 8);
  downwards.reverse().forEach((at, index) => {
    group.append(
      svgElement('rect', {
        x: place.x,
        y: at - 5,
        width: 10,
        height: 10,
        rx: 2,
        fill: colourOf(index),
      }),
      svgText(place.x + 16, at, series[index]?.label ?? '', theme.text),
    );
  });
  return group;
}
