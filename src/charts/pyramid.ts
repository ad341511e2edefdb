import { emptyChart, finished } from './empty';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { widest, wrap } from './surface/text-width';
import { categoryColours } from './surface/theme';

/** One step of a pyramid: a group of the left or of the right side. */
export interface PyramidRow {
  /** What `onPick` gets. */
  key: string;
  /** The step, such as an age band. */
  step: string;
  side: 'left' | 'right';
  value: number;
  selected?: boolean;
  details?: readonly string[];
}

export interface PyramidOptions extends Drawing {
  /** The steps from bottom to top. */
  steps: readonly string[];
  left: string;
  right: string;
  /** Stands above it. */
  title?: string;
  show: (value: number) => string;
  onPick?: (key: string) => void;
}

/** Two groups back to back on one scale, step above step, with the number at the end of each bar. */
export function pyramid(rows: readonly PyramidRow[], options: PyramidOptions): SVGSVGElement {
  const { width, steps, show } = options;
  if (rows.length === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const [leftColour, rightColour] = categoryColours(2, options.theme, options.palette);
  const rowHeight = 28;
  const title = options.title ? wrap(options.title, width, 2, 13, 600) : [];
  const above = title.length * 18;
  const top = above + 28;
  const middleRoom = widest(steps, 12, 600) + 20;
  const numbers =
    widest(
      rows.map(({ value }) => show(value)),
      12,
      600,
    ) + 8;
  const half = (width - middleRoom) / 2;
  const room = Math.max(8, half - numbers);
  const most = Math.max(...rows.map(({ value }) => value)) || 1;
  const heading = (text: string, x: number, anchor: 'start' | 'end') =>
    svg.append(svgText(x, above + 14, wrap(text, half, 1)[0] ?? '', theme.muted, { anchor }));
  heading(options.left, half, 'end');
  heading(options.right, half + middleRoom, 'start');
  title.forEach((line, at) =>
    svg.append(svgText(0, 9 + at * 18, line, theme.text, { size: 13, weight: 600 })),
  );
  const from = { left: half, right: half + middleRoom };
  const yOf = (step: string) => top + (steps.length - 1 - steps.indexOf(step)) * rowHeight;
  for (const step of steps) {
    svg.append(
      svgText(width / 2, yOf(step) + rowHeight / 2, step, theme.text, { anchor: 'middle' }),
    );
  }
  const targets = rows.map((row): Target => {
    const long = (room * row.value) / most;
    const isLeft = row.side === 'left';
    const x = isLeft ? from.left - long : from.right;
    const y = yOf(row.step);
    const weight = row.selected ? 600 : 400;
    svg.append(
      svgElement('rect', {
        x: round(x),
        y: y + 5,
        width: round(long),
        height: rowHeight - 10,
        rx: 2,
        fill: (isLeft ? leftColour : rightColour) ?? theme.accent,
      }),
      svgText(isLeft ? x - 5 : x + long + 5, y + rowHeight / 2, show(row.value), theme.text, {
        anchor: isLeft ? 'end' : 'start',
        weight,
      }),
    );
    return {
      x: isLeft ? 0 : from.right,
      y: y + 1,
      width: half,
      height: rowHeight - 2,
      lines: [
        `${isLeft ? options.left : options.right} · ${row.step}`,
        show(row.value),
        ...(row.details ?? []),
      ],
      key: row.key,
      selected: row.selected,
    };
  });
  addTargets(svg, targets, theme, options.onPick);
  return finished(svg, top + steps.length * rowHeight, options);
}
