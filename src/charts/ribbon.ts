import { emptyChart, finished } from './empty';
import { bottomLabels } from './surface/axes';
import { legendOf } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { textWidth } from './surface/text-width';
import { inkOn } from './surface/theme';

/** A span of days in one class. */
export interface RibbonRow {
  /** The class; spans of one class share its colour and its place in the legend. */
  key: string;
  label: string;
  /** First and last day, both included. */
  from: Date;
  to: Date;
  /** Hex. */
  colour: string;
  /** Further lines of the tooltip. */
  details?: readonly string[];
}

export interface RibbonOptions extends Drawing {
  showAt: (day: Date) => string;
  /** How a month reads on the axis. */
  showMonth: (day: Date) => string;
}

const aDay = 86_400_000;
const thickness = 30;

/** One band of time, in the colours of the classes that follow each other. */
export function ribbon(rows: readonly RibbonRow[], options: RibbonOptions): SVGSVGElement {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return emptyChart(options);
  const { width, showAt } = options;
  const { svg, theme } = picture(options, 0);
  const classes = [...new Map(rows.map((row) => [row.key, row])).values()];
  const legend = legendOf(
    classes.map(({ label, colour }) => ({ label, colour, shape: 'square' })),
    width,
    theme,
  );
  svg.append(legend.group);

  const start = first.from.getTime();
  const end = last.to.getTime() + aDay;
  const pixel = (time: number) => ((time - start) / (end - start)) * width;
  const top = legend.height + 4;
  const spans = rows.map((row) => {
    const x = pixel(row.from.getTime());
    return { row, x, wide: Math.max(1, pixel(row.to.getTime() + aDay) - x) };
  });
  for (const { row, x, wide } of spans) {
    svg.append(
      svgElement('rect', {
        x: round(x),
        y: top,
        width: round(Math.max(1, wide - 1)),
        height: thickness,
        rx: Math.min(3, wide / 2),
        fill: row.colour,
      }),
    );
    if (textWidth(row.label, 12, 600) + 12 > wide) continue;
    svg.append(
      svgText(x + wide / 2, top + thickness / 2, row.label, inkOn(row.colour), {
        anchor: 'middle',
        weight: 600,
      }),
    );
  }

  const bottom = top + thickness;
  const months = monthsBetween(start, end);
  for (const month of months) {
    const x = round(pixel(month));
    svg.append(svgElement('path', { d: `M${x},${bottom + 2}v4`, stroke: theme.axis }));
  }
  const labels = months.map((month) => ({
    at: pixel(month),
    text: options.showMonth(new Date(month)),
  }));
  svg.append(bottomLabels(labels, bottom + 16, width, theme));
  const targets = spans.map(({ row, x, wide }) => ({
    x,
    y: top,
    width: wide,
    height: thickness,
    lines: [row.label, `${showAt(row.from)} – ${showAt(row.to)}`, ...(row.details ?? [])],
  }));
  addTargets(svg, targets, theme);
  return finished(svg, bottom + 26, options);
}

/** First days of months, of quarters or of years, so that there are at most about forty. */
function monthsBetween(start: number, end: number): number[] {
  const months = (end - start) / (30 * aDay);
  const step = months <= 40 ? 1 : months <= 120 ? 3 : 12;
  const from = new Date(start);
  const found: number[] = [];
  for (let month = Math.ceil(from.getUTCMonth() / step) * step; ; month += step) {
    const at = Date.UTC(from.getUTCFullYear(), month, 1);
    if (at >= end) return found;
    if (at >= start) found.push(at);
  }
}
