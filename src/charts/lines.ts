import * as Plot from '@observablehq/plot';
import { emptyChart, finished } from './empty';
import {
  axisRoom,
  bottomLabels,
  drawRules,
  placeRuleLabels,
  verticalAxis,
  type Rule,
} from './surface/axes';
import { placeBands, type Band, type Stretch } from './surface/bands';
import { legendOf, type LegendEntry } from './surface/legend';
import { plotted } from './surface/plot';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, textWidth, widest } from './surface/text-width';
import { categoryColours } from './surface/theme';
import { axisOf, spread } from './surface/ticks';
import { words } from './surface/words';

/** One place on the horizontal axis: a period's first day or a number (days, tenure). */
export interface LineRow<At extends Date | number = Date | number> {
  at: At;
  /** Value by series key; null or missing breaks the line. */
  values: Readonly<Record<string, number | null | undefined>>;
  /** Not over or not settled yet: drawn dashed. */
  provisional?: boolean;
  /** 95 % interval around the only or first series, and the 80 % one within it. */
  low?: number | null;
  high?: number | null;
  innerLow?: number | null;
  innerHigh?: number | null;
  /** What a period that is not over has brought: a ring. */
  soFar?: number | null;
  /** Further lines of the tooltip, such as n. */
  details?: readonly string[];
}

export interface Series {
  key: string;
  label: string;
  /** Hex; from the categories unless told. */
  colour?: string;
}

export interface LinesOptions<At extends Date | number = Date | number> extends Drawing {
  series: readonly Series[];
  showAt: (at: At) => string;
  /** A number on the horizontal axis, where its heading says the rest; as `showAt` unless told. */
  showTick?: (at: number) => string;
  show: (value: number) => string;
  /** The axis begins at 0 unless false. */
  fromZero?: boolean;
  /** End of the vertical axis, 1 for shares. */
  highest?: number;
  /** Steps instead of straight lines (Kaplan–Meier, cumulated distributions). */
  steps?: boolean;
  /** Labelled vertical lines, such as a threshold. */
  rules?: readonly Rule<At>[];
  /** Days that matter, behind the lines; for periods only. */
  bands?: readonly Band[];
  /** What `provisional` is called, such as a forecast. */
  provisionalLabel?: string;
  soFarLabel?: string;
  /** False where something else says what the lines are. */
  legend?: boolean;
  /** What the horizontal axis measures; a time axis needs none. */
  atHeading?: string;
  height?: number;
}

/** Lines over time or over a number, labelled at their ends. */
export function lines<At extends Date | number>(
  rows: readonly LineRow<At>[],
  options: LinesOptions<At>,
): SVGSVGElement {
  const { series, show, showAt, width, rules = [] } = options;
  const showTick = options.showTick ?? (showAt as (at: number) => string);
  const provisional = options.provisionalLabel ?? options.format.text(words.provisional);
  const values = rows.flatMap((row) => [
    ...series.flatMap(({ key }) => row.values[key] ?? []),
    ...(row.low == null ? [] : [row.low]),
    ...(row.high == null ? [] : [row.high]),
    ...(row.soFar == null ? [] : [row.soFar]),
  ]);
  if (values.length === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const colours = categoryColours(series.length, options.theme, options.palette);
  const colourOf = (index: number) =>
    series[index]?.colour ??
    (series.length === 1 ? theme.accent : (colours[index] ?? theme.neutral));
  const entries: LegendEntry[] =
    series.length > 1
      ? series.map(({ label }, index) => ({ label, colour: colourOf(index), shape: 'line' }))
      : [];
  const beside = width >= 520 && series.length > 1;
  if (rows.some((row) => row.provisional)) {
    entries.push({
      label: provisional,
      colour: series.length === 1 ? colourOf(0) : theme.neutral,
      shape: 'dashed',
    });
  }
  if (options.soFarLabel && rows.some((row) => row.soFar != null)) {
    entries.push({ label: options.soFarLabel, colour: colourOf(0), shape: 'ring' });
  }
  const legend = legendOf(
    options.legend === false
      ? []
      : beside
        ? entries.filter(({ shape }) => shape !== 'line')
        : entries,
    width,
    theme,
  );
  svg.append(legend.group);

  const dates = rows.some((row) => typeof row.at !== 'number');
  const lowest = options.fromZero === false ? Math.min(...values) : Math.min(0, ...values);
  const axis = axisOf(lowest, options.highest ?? Math.max(...values), 5, show);
  const left = axisRoom(axis, show);
  const right = beside
    ? Math.ceil(Math.min(widest(series.map(({ label }) => label)) + 26, width * 0.3))
    : 14;
  const xs = rows.map((row) => Number(row.at));
  const ends = [...xs, ...rules.map((rule) => Number(rule.at))];
  const firstX = dates ? Math.min(...xs) : Math.min(0, ...ends);
  const lastX = dates ? Math.max(...xs) : Math.max(...ends);
  const xDomain: [number, number] = lastX > firstX ? [firstX, lastX] : [firstX - 1, firstX + 1];
  const pixel = (at: number) =>
    left + ((at - xDomain[0]) / (xDomain[1] - xDomain[0])) * (width - left - right);
  const ruled = rules.map((rule) => ({ ...rule, x: pixel(Number(rule.at)) }));
  const ruleLabels = placeRuleLabels(ruled, width);
  const bands = placeBands(
    dates ? (options.bands ?? []) : [],
    stretches(rows.map((row) => ({ at: row.at, x: pixel(Number(row.at)) }))),
    [left, width - right],
  );
  const top = legend.height + bands.height + Math.max(18, ruleLabels.rows * lineHeight + 8);
  const height = top + (options.height ?? 220);

  const curve = options.steps ? 'step-after' : 'linear';
  const firstProvisional = rows.findIndex((row) => row.provisional);
  const settledEnd = firstProvisional < 0 ? rows.length : firstProvisional;
  const seriesMarks = series.flatMap(({ key }, index) => {
    const stroke = colourOf(index);
    const y = (row: LineRow) => row.values[key] ?? Number.NaN;
    const common = {
      x: (row: LineRow) => Number(row.at),
      y,
      stroke,
      strokeWidth: 2,
      curve,
    } as const;
    return [
      Plot.line(rows.slice(0, settledEnd), common),
      Plot.line(rows.slice(Math.max(0, settledEnd - 1)), { ...common, strokeDasharray: '4 3' }),
      rows.length <= 24
        ? Plot.dot(rows, {
            x: common.x,
            y,
            r: 3,
            stroke,
            fill: (row: LineRow) => (row.provisional ? theme.surface : stroke),
          })
        : null,
    ];
  });
  const ring = { stroke: colourOf(0), strokeWidth: 2, fill: theme.surface };
  const area = (y1: 'low' | 'innerLow', y2: 'high' | 'innerHigh', fillOpacity: number) =>
    Plot.areaY(
      rows.filter((row) => row[y1] != null && row[y2] != null),
      { x: (row: LineRow) => Number(row.at), y1, y2, fill: colourOf(0), fillOpacity, curve },
    );
  const plot = plotted({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    x: { type: 'linear', domain: xDomain },
    y: { domain: axis.domain },
    color: { type: 'identity' },
    marks: [
      area('low', 'high', 0.16),
      area('innerLow', 'innerHigh', 0.2),
      ...seriesMarks,
      Plot.dot(
        rows.filter((row) => row.soFar != null),
        { x: (row: LineRow) => Number(row.at), y: 'soFar', r: 4, ...ring },
      ),
    ],
  });
  svg.append(bands.draw(legend.height, height, theme));
  svg.append(verticalAxis(axis, plot.y, [left, width - right], show, theme));
  svg.append(drawRules(ruled, ruleLabels, [top - 4, height], theme), plot.group);

  const labelsAt = dates
    ? rows.map((row) => ({ at: pixel(Number(row.at)), text: showAt(row.at) }))
    : numberTicks(xDomain, showTick).map((at) => ({ at: pixel(at), text: showTick(at) }));
  svg.append(bottomLabels(labelsAt, height + 14, width, theme));
  let bottom = height + 24;
  if (options.atHeading) {
    svg.append(
      svgText(width - right, bottom + 6, options.atHeading, theme.muted, { anchor: 'end' }),
    );
    bottom += 18;
  }

  const lastOf = (key: string) => rows.findLast((row) => row.values[key] != null);
  if (beside) {
    const ys = series.map(({ key }) => plot.y(lastOf(key)?.values[key] ?? 0));
    spread(ys, lineHeight, top, height).forEach((y, index) => {
      const { key = '', label = '' } = series[index] ?? {};
      const last = lastOf(key);
      // A line that ends before the others is led to its label.
      if (last && Number(last.at) < Math.max(...xs)) {
        const end = pixel(Number(last.at));
        svg.append(
          svgElement('path', {
            d: `M${round(end + 6)},${round(ys[index] ?? y)}L${round(width - right + 6)},${round(y)}`,
            stroke: colourOf(index),
            'stroke-dasharray': '1 4',
            'stroke-linecap': 'round',
          }),
        );
      }
      svg.append(
        svgElement('path', {
          d: `M${width - right + 8},${y}h8`,
          stroke: colourOf(index),
          'stroke-width': 3,
        }),
        svgText(width - right + 20, y, label, theme.text),
      );
    });
  } else if (series.length === 1 && !options.steps) {
    const key = series[0]?.key ?? '';
    const last = rows.findLast((row) => row.values[key] != null && !row.provisional) ?? lastOf(key);
    const value = last?.values[key];
    if (last && value != null) {
      const text = show(value);
      const wide = textWidth(text, 12, 600);
      const x = Math.min(pixel(Number(last.at)), width - wide / 2);
      svg.append(
        svgText(x, plot.y(value) - 12, text, theme.text, {
          anchor: 'middle',
          weight: 600,
          halo: theme.surface,
        }),
      );
    }
  }

  const targets = rows.map((row, index): Target => {
    const x = pixel(Number(row.at));
    const before = index > 0 ? (x + pixel(xs[index - 1] ?? 0)) / 2 : x - 6;
    const after = index < rows.length - 1 ? (x + pixel(xs[index + 1] ?? 0)) / 2 : x + 6;
    return {
      x: Math.max(left, before),
      y: top,
      width: Math.max(1, Math.min(width - right + 6, after) - Math.max(left, before)),
      height: height - top,
      lines: [
        showAt(row.at) + (row.provisional ? ` (${provisional})` : ''),
        ...series.flatMap(({ key, label }) => {
          const value = row.values[key];
          return value == null
            ? []
            : [series.length === 1 ? show(value) : `${label} ${show(value)}`];
        }),
        ...(row.innerLow != null && row.innerHigh != null
          ? [`80%: ${show(row.innerLow)} – ${show(row.innerHigh)}`]
          : []),
        ...(row.low != null && row.high != null
          ? [`95%: ${show(row.low)} – ${show(row.high)}`]
          : []),
        ...(row.soFar == null ? [] : [`${options.soFarLabel ?? ''} ${show(row.soFar)}`.trim()]),
        ...(row.details ?? []),
        ...bands.within(index),
      ],
    };
  });
  addTargets(svg, targets, theme);
  return finished(svg, bottom, options);
}

/** Periods around their points; the first and the last are as wide as their neighbours. */
function stretches(points: readonly { at: Date | number; x: number }[]): Stretch[] {
  return points.map(({ at, x }, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    const left = before ? (x - before.x) / 2 : after ? (after.x - x) / 2 : 0;
    const right = after ? (after.x - x) / 2 : left;
    return { at: new Date(at), left: x - left, right: x + right };
  });
}

function numberTicks(
  [low, high]: readonly [number, number],
  showAt: (at: number) => string,
): number[] {
  return axisOf(low, high, 10, showAt).ticks.filter((tick) => tick >= low && tick <= high);
}
