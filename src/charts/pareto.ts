import { emptyChart, finished } from './empty';
import { columnLabels } from './heatmap';
import { axisRoom, verticalAxis } from './surface/axes';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { textWidth, widest } from './surface/text-width';
import { axisOf, hugging } from './surface/ticks';

/** One cause, in the order in which they are cumulated. */
export interface ParetoRow {
  /** Unique in the chart; what `onPick` gets. */
  key: string;
  label: string;
  value: number;
  /** Share of all up to and with this one, 0…1; null leaves the line out here. */
  cumulated: number | null;
  /** Among those that make up most: drawn strong, the others pale. */
  vital: boolean;
  selected?: boolean;
  /** Cannot be picked. */
  fixed?: boolean;
  /** Further lines of the tooltip. */
  details?: readonly string[];
}

export interface ParetoOptions extends Drawing {
  show: (value: number) => string;
  valueHeading: string;
  cumulatedHeading: string;
  /** Where the line across stands, 0…1. */
  mark: number;
  height?: number;
  notes?: readonly string[];
  onPick?: (key: string) => void;
}

/**
 * Causes as columns, the largest first, and their cumulated share as a line. Both scales are one: the
 * top of the left is all, 100 % on the right, so that the line begins at the top of the first column.
 */
export function pareto(rows: readonly ParetoRow[], options: ParetoOptions): SVGSVGElement {
  const all = rows.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  if (all <= 0) return emptyChart(options);
  const { width, show, format, notes = [] } = options;
  const { svg, theme } = picture(options, 0);
  const axis = hugging(axisOf(0, all, 5, show), 0, all);
  const percent = (share: number) => format.share(share).replace(/[.,]0(?=\s?%)/, '');
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const left = axisRoom(axis, show);
  const right = width - Math.ceil(widest(shares.map(percent))) - 8;
  const top = 42;
  const bottom = top + (options.height ?? 240);
  const y = (value: number) => bottom - ((bottom - top) * value) / all;
  const step = (right - left) / rows.length;
  const wide = Math.min(72, step * 0.72);
  const middle = (at: number) => left + step * (at + 0.5);
  svg.append(
    svgText(0, 8, options.valueHeading, theme.muted),
    svgText(width, 8, options.cumulatedHeading, theme.muted, { anchor: 'end' }),
    verticalAxis(
      { ...axis, ticks: axis.ticks.filter((tick) => tick <= all) },
      y,
      [left, right],
      show,
      theme,
    ),
  );
  for (const share of shares) {
    svg.append(svgText(right + 6, y(share * all), percent(share), theme.muted));
  }
  const markAt = round(y(options.mark * all));
  svg.append(
    svgElement('path', {
      d: `M${left},${markAt}H${right}`,
      stroke: theme.neutral,
      'stroke-dasharray': '5 4',
    }),
  );
  const labels = columnLabels(
    rows.map(({ label }) => label),
    step,
    theme.text,
  );
  rows.forEach((row, at) => {
    const high = Math.max(row.value > 0 ? 1 : 0, bottom - y(Math.max(0, row.value)));
    svg.append(
      svgElement('rect', {
        x: round(middle(at) - wide / 2),
        y: round(bottom - high),
        width: round(wide),
        height: round(high),
        rx: 2,
        fill: row.vital ? theme.accent : theme.neutral,
        'fill-opacity': row.vital ? undefined : 0.75,
      }),
      ...(labels.draw[at]?.(middle(at), bottom + 6) ?? []),
    );
  });
  const points = rows.flatMap(({ cumulated }, at) =>
    cumulated === null ? [] : [{ x: middle(at), y: y(cumulated * all), cumulated, at }],
  );
  svg.append(
    svgElement('path', {
      d: points.map((point, at) => `${at ? 'L' : 'M'}${round(point.x)},${round(point.y)}`).join(''),
      fill: 'none',
      stroke: theme.above,
      'stroke-width': 2,
    }),
  );
  for (const point of points) {
    svg.append(
      svgElement('circle', {
        cx: round(point.x),
        cy: round(point.y),
        r: 4,
        fill: theme.surface,
        stroke: theme.above,
        'stroke-width': 2,
      }),
    );
    const text = percent(Math.round(point.cumulated * 100) / 100);
    // The first point lies on its column, whose number says the same.
    if (point.at === 0 || textWidth(text) > step - 4) continue;
    svg.append(
      svgText(point.x, point.y - 14, text, theme.text, { anchor: 'middle', halo: theme.surface }),
    );
  }
  rows.forEach((row, at) => {
    const text = show(row.value);
    if (textWidth(text, 12, 600) > step - 2) return;
    const over = y(Math.max(0, row.value)) - (at === 0 ? 16 : 9);
    svg.append(
      svgText(middle(at), over, text, theme.text, {
        anchor: 'middle',
        weight: row.selected ? 700 : 600,
        halo: theme.surface,
      }),
    );
  });
  addTargets(
    svg,
    rows.map((row, at) => ({
      x: round(left + step * at + 1),
      y: top - 10,
      width: round(step - 2),
      height: bottom + labels.height + 8 - top + 10,
      lines: [
        row.label,
        `${options.valueHeading} ${show(row.value)}`,
        ...(row.cumulated === null
          ? []
          : [`${options.cumulatedHeading} ${format.share(row.cumulated)}`]),
        ...(row.details ?? []),
      ],
      key: row.fixed ? undefined : row.key,
      selected: row.selected,
    })),
    theme,
    options.onPick,
  );
  return finished(svg, bottom + labels.height + 10, options, notes);
}
