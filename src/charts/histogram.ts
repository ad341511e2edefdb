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
import { legendOf } from './surface/legend';
import { plotted } from './surface/plot';
import { picture, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { lineHeight } from './surface/text-width';
import { axisOf } from './surface/ticks';

/** One bin: from ≤ x < to. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** A second count, drawn as a line across the bar: what a model expects. */
  mark?: number;
  /** The bin in the tooltip, where it is no range. */
  label?: string;
}

export interface HistogramOptions extends Drawing {
  showAt: (value: number) => string;
  show: (count: number) => string;
  /** Labelled vertical lines: percentiles, and the threshold as the strong one. */
  rules?: readonly Rule[];
  /** What the horizontal axis measures. */
  atHeading?: string;
  /** What the marks of the horizontal axis are round multiples of, such as 60 for seconds; 1. */
  atUnit?: number;
  colour?: string;
  height?: number;
  /** Names of the bars and of the lines across them, where there are any. */
  names?: readonly [string, string];
}

/** How often each range of values occurs, with labelled rules across. */
export function histogram(bins: readonly Bin[], options: HistogramOptions): SVGSVGElement {
  const { width, show, showAt, rules = [], names } = options;
  if (!bins.some(({ count }) => count > 0)) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const highest = Math.max(...bins.map(({ count, mark = 0 }) => Math.max(count, mark)));
  const axis = axisOf(0, highest, 5, show, true);
  const colour = options.colour ?? theme.accent;
  const legend = legendOf(
    names
      ? [
          { label: names[0], colour },
          { label: names[1], colour: theme.text, shape: 'line' },
        ]
      : [],
    width,
    theme,
  );
  svg.append(legend.group);
  const left = axisRoom(axis, show);
  const right = 14;
  const low = Math.min(...bins.map(({ from }) => from), ...rules.map(({ at }) => at));
  const high = Math.max(...bins.map(({ to }) => to), ...rules.map(({ at }) => at));
  const pixel = (at: number) => left + ((at - low) / (high - low)) * (width - left - right);
  const ruled = rules.map((rule) => ({ ...rule, x: pixel(rule.at) }));
  const layout = placeRuleLabels(ruled, width);
  const top = legend.height + layout.rows * lineHeight + 12;
  const height = top + (options.height ?? 200);
  const plot = plotted({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    x: { type: 'linear', domain: [low, high] },
    y: { domain: axis.domain },
    marks: [
      Plot.rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'count',
        fill: colour,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.link(
        bins.filter(({ mark }) => mark !== undefined),
        { x1: 'from', x2: 'to', y1: 'mark', y2: 'mark', stroke: theme.text, strokeWidth: 2 },
      ),
    ],
  });
  svg.append(
    verticalAxis(axis, plot.y, [left, width - right], show, theme),
    plot.group,
    drawRules(ruled, layout, [top - 4, height], theme),
  );
  const { atUnit = 1 } = options;
  const isWhole = bins.every(({ from, to }) => Number.isInteger(from) && Number.isInteger(to));
  const inUnits = axisOf(low / atUnit, high / atUnit, 10, (at) => showAt(at * atUnit), isWhole);
  const ticks = inUnits.ticks.map((at) => at * atUnit).filter((at) => at >= low && at <= high);
  const labels = ticks.map((tick) => ({ at: pixel(tick), text: showAt(tick) }));
  svg.append(bottomLabels(labels, height + 14, width, theme));
  let bottom = height + 24;
  if (options.atHeading) {
    svg.append(
      svgText(width - right, bottom + 6, options.atHeading, theme.muted, { anchor: 'end' }),
    );
    bottom += 18;
  }
  const targets = bins.map(({ from, to, count, mark, label }) => ({
    x: pixel(from),
    y: top,
    width: pixel(to) - pixel(from),
    height: height - top,
    lines: [
      label ?? `${showAt(from)} – ${showAt(to)}`,
      names ? `${names[0]} ${show(count)}` : show(count),
      ...(names && mark !== undefined ? [`${names[1]} ${show(mark)}`] : []),
    ],
  }));
  addTargets(svg, targets, theme);
  return finished(svg, bottom, options);
}
