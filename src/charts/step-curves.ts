import { emptyChart, finished } from './empty';
import { countsUnder, type CountRow } from './surface/counts';
import {
  axisRoom,
  bottomLabels,
  drawRules,
  placeRuleLabels,
  verticalAxis,
  type Rule,
} from './surface/axes';
import { legendOf } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, shorten, widest } from './surface/text-width';
import { categoryColours } from './surface/theme';
import { axisOf, spread } from './surface/ticks';

/** A value that holds from `at` up to the next step. */
export interface Step {
  at: number;
  value: number;
  /** Interval around the value; null where there is none. */
  low?: number | null;
  high?: number | null;
}

export interface StepCurve {
  key: string;
  label: string;
  /** Hex; from the categories unless told. */
  colour?: string;
  /** Ascending; the first one is where the curve begins. */
  steps: readonly Step[];
  /** How far the last step reaches. */
  until: number;
  /** Rests on few: drawn dashed. */
  faint?: boolean;
  /** Stands for nothing that could be picked. */
  fixed?: boolean;
  selected?: boolean;
  /** The number under the axis at a place, such as those still watched. */
  countAt?: (at: number) => number;
  /** Further lines of its tooltip. */
  details?: readonly string[];
}

export interface StepCurvesOptions extends Drawing {
  show: (value: number) => string;
  showAt: (at: number) => string;
  /** End of the vertical axis; 1 unless told. */
  highest?: number;
  /** Places of the horizontal axis; round numbers unless told. */
  ticks?: readonly number[];
  /** Labelled vertical lines, such as a threshold. */
  rules?: readonly Rule[];
  /** Dashed horizontal lines, such as a half. */
  levels?: readonly number[];
  atHeading: string;
  /** What the numbers under the axis are; without it there are none. */
  countHeading?: string;
  height?: number;
  onPick?: (key: string) => void;
}

/**
 * Curves that go in steps (Kaplan–Meier, cumulated distributions), each with its interval as a band
 * and its label at its end, and under the axis how many each curve rests on there. A curve that can
 * be picked is a button: its row of numbers.
 */
export function stepCurves(
  curves: readonly StepCurve[],
  options: StepCurvesOptions,
): SVGSVGElement {
  const { width, show, showAt, rules = [], highest = 1 } = options;
  const end = Math.max(0, ...curves.map(({ until }) => until), ...rules.map(({ at }) => at));
  if (end === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const palette = categoryColours(curves.length, options.theme, options.palette);
  const coloured = curves.map((curve, index) => ({
    ...curve,
    colour:
      curve.colour ?? (curves.length === 1 ? theme.accent : (palette[index] ?? theme.neutral)),
  }));
  const beside = width >= 520 && curves.length > 1;
  const legend = legendOf(
    beside || curves.length < 2
      ? []
      : coloured.map(({ label, colour, faint }) => ({
          label,
          colour,
          shape: faint ? 'dashed' : 'line',
        })),
    width,
    theme,
  );
  svg.append(legend.group);

  const axis = axisOf(0, highest, 5, show);
  const left = axisRoom(axis, show);
  const right = beside
    ? Math.ceil(Math.min(widest(curves.map(({ label }) => label)) + 26, width * 0.3))
    : 14;
  const pixel = (at: number) => left + (at / end) * (width - left - right);
  const ruled = rules.map((rule) => ({ ...rule, x: pixel(rule.at) }));
  const ruleLabels = placeRuleLabels(ruled, width);
  const top = legend.height + Math.max(12, ruleLabels.rows * lineHeight + 8);
  const bottom = top + (options.height ?? 240);
  const y = (value: number) => bottom - (value / (axis.domain[1] || 1)) * (bottom - top);
  svg.append(verticalAxis(axis, y, [left, width - right], show, theme));
  for (const level of options.levels ?? []) {
    svg.append(
      svgElement('path', {
        d: `M${left},${round(y(level))}H${round(width - right)}`,
        stroke: theme.axis,
        'stroke-dasharray': '2 3',
      }),
    );
  }
  svg.append(drawRules(ruled, ruleLabels, [top - 4, bottom], theme));
  const opacity = curves.length > 3 ? 0.1 : 0.16;
  for (const { steps, until, colour, faint } of coloured) {
    for (const d of bandPaths(steps, until, pixel, y)) {
      svg.append(
        svgElement('path', { d, fill: colour, 'fill-opacity': faint ? opacity / 2 : opacity }),
      );
    }
  }
  for (const { steps, until, colour, faint, selected } of coloured) {
    svg.append(
      svgElement('path', {
        d: curvePath(steps, until, pixel, y),
        fill: 'none',
        stroke: colour,
        'stroke-width': selected ? 3 : 2,
        'stroke-dasharray': faint ? '5 3' : undefined,
      }),
    );
  }
  if (beside) {
    const ends = coloured.map(({ steps }) => y(steps.at(-1)?.value ?? 0));
    spread(ends, lineHeight, top, bottom).forEach((at, index) => {
      const curve = coloured[index];
      if (!curve) return;
      svg.append(
        svgElement('path', {
          d: `M${width - right + 8},${round(at)}h8`,
          stroke: curve.colour,
          'stroke-width': 3,
        }),
        svgText(width - right + 20, at, shorten(curve.label, right - 22), theme.text, {
          weight: curve.selected ? 600 : 400,
        }),
      );
    });
  }

  const ticks = (options.ticks ?? axisOf(0, end, 10, showAt).ticks).filter((at) => at <= end);
  const labels = ticks.map((at) => ({ at: pixel(at), text: showAt(at) }));
  svg.append(bottomLabels(labels, bottom + 14, width, theme));
  svg.append(
    svgText(width - right, bottom + 32, options.atHeading, theme.muted, { anchor: 'end' }),
  );
  const counted = coloured.flatMap(({ countAt, ...curve }): CountRow[] =>
    countAt
      ? [{ ...curve, counts: ticks.map((at) => ({ x: pixel(at), count: countAt(at) })) }]
      : [],
  );
  const under = countsUnder(options.countHeading === undefined ? [] : counted, {
    top: bottom + 48,
    room: { left, right: beside ? right : 0, width },
    heading: options.countHeading ?? '',
    show: options.format.count,
    theme,
  });
  svg.append(under.group);

  const places = placesOf(curves, end);
  const half = pixel((places[1] ?? end) / 2) - left;
  const strips = places.map((at): Target => {
    const from = Math.max(left, pixel(at) - half);
    return {
      x: from,
      y: top,
      width: Math.max(1, Math.min(width - right, pixel(at) + half) - from),
      height: bottom - top,
      lines: [showAt(at), ...coloured.flatMap((curve) => reading(curve, at, show, curves.length))],
    };
  });
  const rows = under.rows.flatMap(({ key, y: at, height }): Target[] => {
    const curve = coloured.find((one) => one.key === key);
    if (!curve) return [];
    return [
      {
        ...{ x: 0, y: at, width, height },
        key: curve.fixed ? undefined : key,
        selected: curve.selected,
        lines: [curve.label, ...(curve.details ?? [])],
      },
    ];
  });
  addTargets(svg, [...strips, ...rows], theme, options.onPick);
  return finished(svg, under.rows.length > 0 ? under.bottom : bottom + 42, options);
}

/** What a curve says at a place: "Monthly 78.0% (76.1% – 79.8%)". */
function reading(
  { label, steps, until }: StepCurve,
  at: number,
  show: (value: number) => string,
  curves: number,
): string[] {
  const step = at > until ? undefined : steps.findLast((one) => one.at <= at);
  if (!step) return [];
  const interval =
    step.low == null || step.high == null ? '' : ` (${show(step.low)} – ${show(step.high)})`;
  return [`${curves > 1 ? `${label} ` : ''}${show(step.value)}${interval}`];
}

/** Places that answer to the pointer: whole numbers where the curves step on such, about eighty. */
function placesOf(curves: readonly StepCurve[], end: number): number[] {
  const whole = curves.every(({ steps }) => steps.every(({ at }) => Number.isInteger(at)));
  const by = whole ? Math.max(1, Math.ceil(end / 80)) : end / 60;
  return Array.from({ length: Math.floor(end / by + 1e-9) + 1 }, (_, i) => i * by);
}

type ToPixel = (value: number) => number;

function curvePath(steps: readonly Step[], until: number, x: ToPixel, y: ToPixel): string {
  const path = steps.map(({ at, value }, index) =>
    index === 0 ? `M${round(x(at))},${round(y(value))}` : `H${round(x(at))}V${round(y(value))}`,
  );
  return `${path.join('')}H${round(x(until))}`;
}

/** The band of each run of steps that have an interval. */
function bandPaths(steps: readonly Step[], until: number, x: ToPixel, y: ToPixel): string[] {
  const paths: string[] = [];
  let there = '';
  let back = '';
  steps.forEach(({ at, low, high }, index) => {
    if (low == null || high == null) return;
    const next = steps[index + 1];
    const [from, to] = [round(x(at)), round(x(next?.at ?? until))];
    there += `${there ? 'L' : 'M'}${from},${round(y(high))}H${to}`;
    back = `L${to},${round(y(low))}H${from}${back}`;
    if (next?.low != null && next.high != null) return;
    paths.push(`${there}${back}Z`);
    [there, back] = ['', ''];
  });
  return paths;
}
