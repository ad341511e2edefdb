import * as Plot from '@observablehq/plot';
import { emptyChart, finished } from './empty';
import { plotted } from './surface/plot';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { lineHeight, textWidth, widest, wrap } from './surface/text-width';
import { words } from './surface/words';

/** Cumulated shares, richest first: the first `customers` (0…1) bring `value` (0…1). */
export interface LorenzRow {
  customers: number;
  value: number;
}

export interface LorenzOptions extends Drawing {
  xHeading: string;
  yHeading: string;
  /** Points worth naming: "20% bring 63%"; at most four. */
  points?: readonly { at: number; label: string }[];
}

/** Concentration: how much of the value the first customers bring, against equal shares. */
export function lorenz(rows: readonly LorenzRow[], options: LorenzOptions): SVGSVGElement {
  if (rows.length === 0) return emptyChart(options);
  const { width, format, points = [] } = options;
  const { svg, theme } = picture(options, 0);
  const ordered = [
    { customers: 0, value: 0 },
    ...[...rows].sort((a, b) => a.customers - b.customers),
  ];
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const left = Math.ceil(textWidth('100%')) + 8;
  // Labels stand right of the square where there is room for them, below it otherwise.
  const labelRoom = points.length
    ? Math.min(widest(points.map(({ label }) => label)) + 24, 260)
    : 0;
  const beside = width - left - labelRoom >= 280;
  const side = Math.min(320, width - left - 20 - (beside ? labelRoom : 0));
  const heading = wrap(options.yHeading, width, 2);
  heading.forEach((line, at) => svg.append(svgText(0, lineHeight * (at + 0.5), line, theme.muted)));
  const top = heading.length * lineHeight + 10;
  const height = top + side;
  const plot = plotted({
    width,
    height,
    marginTop: top,
    marginLeft: left,
    marginRight: width - left - side,
    x: { type: 'linear', domain: [0, 1] },
    y: { type: 'linear', domain: [0, 1] },
    marks: [
      Plot.areaY(ordered, {
        x: 'customers',
        y1: 'customers',
        y2: 'value',
        fill: theme.accent,
        fillOpacity: 0.1,
      }),
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: theme.neutral, strokeDasharray: '4 3' },
      ),
      Plot.line(ordered, { x: 'customers', y: 'value', stroke: theme.accent, strokeWidth: 2 }),
    ],
  });
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    const [x, y] = [round(plot.x(tick)), round(plot.y(tick))];
    svg.append(
      svgElement('path', {
        d: `M${left},${y}h${side}M${x},${top}v${side}`,
        stroke: tick ? theme.grid : theme.axis,
      }),
      svgText(left - 6, y, percent(tick), theme.muted, { anchor: 'end' }),
      svgText(x, height + 14, percent(tick), theme.muted, { anchor: 'middle' }),
    );
  }
  svg.append(plot.group);
  const equality = format.text(words.equality);
  const equalAt = plot.x(0.5) + 10;
  if (equalAt + textWidth(equality) < left + side) {
    svg.append(svgText(equalAt, plot.y(0.42), equality, theme.muted));
  }
  let bottom = height + 24;
  for (const line of wrap(options.xHeading, width, 2)) {
    svg.append(svgText(left, bottom + lineHeight / 2, line, theme.muted));
    bottom += lineHeight;
  }
  const notes: string[] = [];
  let labelled = -Infinity;
  for (const point of [...points].sort((a, b) => a.at - b.at).reverse()) {
    const value = valueAt(ordered, point.at);
    const [x, y] = [plot.x(point.at), plot.y(value)];
    svg.append(
      svgElement('circle', {
        cx: round(x),
        cy: round(y),
        r: 4.5,
        fill: theme.accent,
        stroke: theme.surface,
        'stroke-width': 1.5,
      }),
    );
    if (!beside) {
      notes.unshift(`● ${point.label}`);
      continue;
    }
    const lines = wrap(point.label, labelRoom - 20, 3);
    const at = Math.max(y, labelled + lineHeight * 0.5 + 4);
    svg.append(
      svgElement('path', {
        d: `M${round(x + 6)},${round(y)}L${left + side + 8},${round(at)}`,
        stroke: theme.axis,
      }),
    );
    lines.forEach((line, index) =>
      svg.append(svgText(left + side + 14, at + lineHeight * index, line, theme.text)),
    );
    labelled = at + lineHeight * (lines.length - 0.5);
  }
  const hover = ordered.slice(1).map((row, index) => {
    const from = plot.x(ordered[index]?.customers ?? 0);
    return {
      x: from,
      y: top,
      width: plot.x(row.customers) - from,
      height: side,
      lines: [
        `${options.xHeading} ${format.share(row.customers)}`,
        `${options.yHeading} ${format.share(row.value)}`,
      ],
    };
  });
  addTargets(svg, hover, theme);
  return finished(svg, Math.max(bottom, labelled + 4), options, notes);
}

/** Straight between the two rows around it. */
function valueAt(rows: readonly LorenzRow[], at: number): number {
  const after = rows.findIndex((row) => row.customers >= at);
  const [low, high] = [rows[after - 1], rows[after]];
  if (!high) return 1;
  if (!low || high.customers === low.customers) return high.value;
  return (
    low.value + ((at - low.customers) / (high.customers - low.customers)) * (high.value - low.value)
  );
}
