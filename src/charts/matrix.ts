import { emptyChart, finished } from './empty';
import { hatchLines } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, widest, wrap } from './surface/text-width';
import { inkOn, mix } from './surface/theme';

/** The value of a pair of items, −1 … 1. */
export interface MatrixCell {
  a: string;
  b: string;
  value: number;
  /** Too few behind it: hatched. */
  few?: boolean;
  details?: readonly string[];
}

export interface MatrixOptions extends Drawing {
  /** The items in order, from the top and from the left. */
  items: readonly { key: string; label: string }[];
  show: (value: number) => string;
  notes?: readonly string[];
}

/**
 * Pairs as a lower triangle, from one colour over none to the other; the number in the cell where all
 * fit, else in tooltip and table. Columns are numbered like the rows, so that long names stand once.
 */
export function matrix(cells: readonly MatrixCell[], options: MatrixOptions): SVGSVGElement {
  const { items, width, show } = options;
  if (cells.length === 0 || items.length < 2) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const labels = items.map(({ label }, at) => wrap(`${at + 1}  ${label}`, width * 0.3, 2));
  const left = Math.ceil(widest(labels.flat())) + 10;
  const columns = items.length - 1;
  const size = Math.min(64, (width - left) / columns);
  const high = Math.max(
    Math.min(size, 40),
    Math.max(...labels.map((lines) => lines.length)) * lineHeight + 2,
  );
  const first = labels[0] ?? [];
  const head = first.length * lineHeight + 4;
  const place = new Map(items.map(({ key }, at) => [key, at]));
  const fits = widest(cells.map(({ value }) => show(value))) <= size - 6;
  const targets: Target[] = [];
  for (const cell of cells) {
    const [one, other] = [place.get(cell.a), place.get(cell.b)];
    if (one === undefined || other === undefined) continue;
    const [column, row] = [Math.min(one, other), Math.max(one, other)];
    const x = left + column * size;
    const y = head + (row - 1) * high;
    const end = cell.value < 0 ? theme.below : theme.above;
    const fill = mix(theme.surface, end, Math.min(1, Math.abs(cell.value)));
    const box = {
      x: round(x + 1),
      y: round(y + 1),
      width: round(size - 2),
      height: round(high - 2),
    };
    svg.append(svgElement('rect', { ...box, rx: 3, fill, stroke: theme.grid }));
    if (cell.few) svg.append(hatchLines(box.x, box.y, box.width, box.height, theme.axis));
    const text = show(cell.value);
    if (fits) {
      svg.append(
        svgText(x + size / 2, y + high / 2, text, inkOn(fill), {
          anchor: 'middle',
          halo: cell.few ? fill : undefined,
        }),
      );
    }
    targets.push({
      ...box,
      lines: [
        `${items[row]?.label ?? ''} × ${items[column]?.label ?? ''}`,
        text,
        ...(cell.details ?? []),
      ],
    });
  }
  // The first item is paired in the rows of the others only: its name is a line above them.
  first.forEach((line, at) => svg.append(svgText(0, lineHeight * (at + 0.5), line, theme.muted)));
  labels
    .slice(1)
    .forEach((lines, at) =>
      lines.forEach((line, index) =>
        svg.append(
          svgText(
            0,
            head + at * high + high / 2 + lineHeight * (index - (lines.length - 1) / 2),
            line,
            theme.muted,
          ),
        ),
      ),
    );
  const bottom = head + columns * high;
  for (let column = 0; column < columns; column++) {
    svg.append(
      svgText(left + (column + 0.5) * size, bottom + 12, String(column + 1), theme.muted, {
        anchor: 'middle',
      }),
    );
  }
  addTargets(svg, targets, theme);
  return finished(svg, bottom + 12 + lineHeight, options, options.notes);
}
