import * as Plot from '@observablehq/plot';
import { emptyChart, finished } from './empty';
import { legendOf, type LegendEntry } from './surface/legend';
import { plotted } from './surface/plot';
import { picture, round, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { lineHeight, shorten, textWidth, widest, wrap } from './surface/text-width';
import { inkOn, mix, sequential } from './surface/theme';

/** Pixels between the edge of a cell and its title. */
const pad = 8;

/** One cell, named by its column and row label. */
export interface HeatCell {
  x: string;
  y: string;
  /** null leaves the cell blank. */
  value: number | null;
  /** In the cell instead of the value. */
  text?: string;
  /** Hex, for cells coloured by class; by the value on one hue unless told. */
  colour?: string;
  /** What `onPick` gets; several cells may share one. */
  key?: string;
  /** Names the cell's class inside it; one cell a class is enough. */
  title?: string;
  selected?: boolean;
  details?: readonly string[];
}

export interface HeatmapOptions extends Drawing {
  /** Column labels from left to right. */
  xs: readonly string[];
  /** Row labels from top to bottom. */
  ys: readonly string[];
  xHeading?: string;
  yHeading?: string;
  show: (value: number) => string;
  /** For cells coloured by class; left out where all titles fit into their cells. */
  legend?: readonly LegendEntry[];
  onPick?: (key: string) => void;
}

/** A grid of cells with their numbers; a number that does not fit is left to tooltip and table. */
export function heatmap(cells: readonly HeatCell[], options: HeatmapOptions): SVGSVGElement {
  const { xs, ys, width, show } = options;
  const filled = cells.filter((cell) => cell.value !== null);
  if (filled.length === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const rowLabels = ys.map((label) => wrap(label, Math.max(40, width * 0.25), 3));
  const left = Math.ceil(widest(rowLabels.flat())) + 8;
  const titled = filled.filter((cell) => cell.title !== undefined);
  const cellWidth = Math.min(titled.length > 0 ? 220 : 140, (width - left) / xs.length);
  const titles = new Map(
    titled.map((cell) => [cell, wrap(cell.title ?? '', cellWidth - 2 * pad, 2, 12, 600)]),
  );
  const named =
    titled.length > 0 && ![...titles.values()].flat().some((line) => line.endsWith('…'));
  const titleLines = named ? Math.max(...[...titles.values()].map((lines) => lines.length)) : 0;
  const legend = legendOf(named ? [] : (options.legend ?? []), width, theme);
  svg.append(legend.group);
  const columns = columnLabels(xs, cellWidth, theme.muted);
  const rowHeight = Math.max(
    named ? 32 + titleLines * lineHeight : 36,
    Math.max(...rowLabels.map((lines) => lines.length)) * lineHeight + 4,
  );
  const headingLines = wrap(options.yHeading ?? '', width, 2).filter(Boolean);
  headingLines.forEach((line, index) =>
    svg.append(svgText(0, legend.height + lineHeight * (index + 0.5), line, theme.muted)),
  );
  const top = legend.height + headingLines.length * (lineHeight + 2);
  const right = left + cellWidth * xs.length;
  const bottom = top + rowHeight * ys.length;
  const most = Math.max(...filled.map((cell) => cell.value ?? 0));
  const fillOf = (cell: HeatCell) => {
    if (!cell.colour) return sequential(most > 0 ? (cell.value ?? 0) / most : 0, theme);
    // Nobody is there: the class is only hinted at.
    return cell.value === 0 ? mix(theme.surface, cell.colour, 0.25) : cell.colour;
  };
  const plot = plotted({
    width,
    height: bottom,
    marginLeft: left,
    marginRight: width - right,
    marginTop: top,
    x: { type: 'band', domain: [...xs], padding: 0, round: false },
    y: { type: 'band', domain: [...ys], padding: 0, round: false },
    color: { type: 'identity' },
    marks: [Plot.cell(filled, { x: 'x', y: 'y', fill: fillOf, inset: 1, rx: 3 })],
  });
  svg.append(plot.group);
  const textOf = (cell: HeatCell) => cell.text ?? show(cell.value ?? 0);
  const size = widest(filled.map(textOf)) > cellWidth - 4 ? 11 : 12;
  for (const cell of filled) {
    const text = textOf(cell);
    const weight = cell.selected ? 600 : 400;
    if (textWidth(text, size, weight) > cellWidth - 3) continue;
    const ink = inkOn(fillOf(cell));
    if (named) {
      const [x, y] = [plot.x(cell.x) + pad, plot.y(cell.y) + 8];
      (titles.get(cell) ?? []).forEach((line, at) =>
        svg.append(svgText(x, y + lineHeight * (at + 0.5), line, ink, { weight: 600 })),
      );
      svg.append(svgText(x, y + lineHeight * (titleLines + 0.5), text, ink, { weight, size }));
      continue;
    }
    const [x, y] = [plot.x(cell.x) + cellWidth / 2, plot.y(cell.y) + rowHeight / 2];
    svg.append(svgText(x, y, text, ink, { anchor: 'middle', weight, size }));
  }
  ys.forEach((label, index) => {
    const texts = rowLabels[index] ?? [];
    const y = plot.y(label) + rowHeight / 2;
    texts.forEach((line, at) =>
      svg.append(
        svgText(left - 8, y + lineHeight * (at - (texts.length - 1) / 2), line, theme.muted, {
          anchor: 'end',
        }),
      ),
    );
  });
  xs.forEach((label, index) => {
    svg.append(...(columns.draw[index]?.(plot.x(label) + cellWidth / 2, bottom + 6) ?? []));
  });
  let end = bottom + 6 + columns.height;
  for (const line of wrap(options.xHeading ?? '', width, 2).filter(Boolean)) {
    const half = textWidth(line) / 2;
    const x = Math.min(Math.max((left + right) / 2, half), width - half);
    svg.append(svgText(x, end + lineHeight / 2 + 2, line, theme.muted, { anchor: 'middle' }));
    end += lineHeight + 2;
  }
  addTargets(
    svg,
    filled.map((cell) => ({
      x: plot.x(cell.x) + 1,
      y: plot.y(cell.y) + 1,
      width: cellWidth - 2,
      height: rowHeight - 2,
      lines: [
        [options.yHeading, cell.y].filter(Boolean).join(' ') +
          ' · ' +
          [options.xHeading, cell.x].filter(Boolean).join(' '),
        textOf(cell),
        ...(cell.details ?? []),
      ],
      key: cell.key,
      selected: cell.selected,
    })),
    theme,
    options.onPick,
  );
  return finished(svg, end, options);
}

type DrawLabel = (x: number, y: number) => SVGTextElement[];

/** Labels under the columns: in up to three lines, or upright where those would be cut. */
export function columnLabels(
  xs: readonly string[],
  cellWidth: number,
  fill: string,
): { height: number; draw: DrawLabel[] } {
  const wrapped = xs.map((label) => wrap(label, cellWidth - 4, 3));
  if (!wrapped.flat().some((line) => line.endsWith('…'))) {
    const draw = wrapped.map(
      (lines): DrawLabel =>
        (x, y) =>
          lines.map((line, at) =>
            svgText(x, y + lineHeight * (at + 0.5), line, fill, { anchor: 'middle' }),
          ),
    );
    return { height: lineHeight * Math.max(1, ...wrapped.map((lines) => lines.length)), draw };
  }
  const upright = xs.map((label) => shorten(label, 160));
  const draw = upright.map((label): DrawLabel => (x, y) => {
    const text = svgText(0, 0, label, fill, { anchor: 'end' });
    text.setAttribute('transform', `translate(${round(x)},${y})rotate(-90)`);
    return [text];
  });
  return { height: Math.ceil(widest(upright)) + 4, draw };
}
