import * as Plot from '@observablehq/plot';
import type { ColumnRow, ColumnsOptions } from './columns';
import { plotted } from './surface/plot';
import { svgElement, svgText } from './surface/svg';
import { lineHeight, textWidth, wrap } from './surface/text-width';
import type { Theme } from './surface/theme';

/** How the share of a period reads. */
export function showShare({ showShare: show, format }: ColumnsOptions, share: number): string {
  return (show ?? format.share)(share);
}

/** Pixels that the panel takes with its heading. */
export function sharePanelHeight(options: ColumnsOptions): number {
  return 60 + lineHeight * headingLines(options).length;
}

function headingLines({ shareLabel = '', width }: ColumnsOptions): string[] {
  return shareLabel ? wrap(shareLabel, width, 2) : [];
}

/** The share of each period as a line of its own scale, with its first and last number. */
export function sharePanel(
  rows: readonly ColumnRow[],
  options: ColumnsOptions,
  frame: {
    width: number;
    marginLeft: number;
    marginRight: number;
    x: Plot.ScaleOptions;
    top: number;
    height: number;
  },
  theme: Theme,
): SVGGElement {
  const { top, height, width, ...rest } = frame;
  const heading = headingLines(options);
  const most = Math.max(...rows.map((row) => row.share ?? 0), 0.01);
  const settled = rows.map((row) => (row.unfinished ? Number.NaN : (row.share ?? Number.NaN)));
  const plot = plotted({
    ...rest,
    width,
    height: top + height - 12,
    marginTop: top + 18 + heading.length * lineHeight,
    y: { domain: [0, most] },
    color: { type: 'identity' },
    marks: [
      Plot.line(rows, {
        x: rows.map((_, index) => index),
        y: settled,
        stroke: theme.text,
        strokeWidth: 2,
      }),
      Plot.dot(rows, {
        x: rows.map((_, index) => index),
        y: (row: ColumnRow) => row.share ?? Number.NaN,
        r: (_: ColumnRow, index: number) => (rows[index]?.unfinished || rows.length <= 24 ? 3 : 1),
        stroke: theme.text,
        fill: (row: ColumnRow) => (row.unfinished ? theme.surface : theme.text),
      }),
    ],
    r: { type: 'identity' },
  });
  const group = svgElement('g', {}, plot.group);
  heading.forEach((line, index) =>
    group.append(svgText(0, top + lineHeight * (index + 0.5), line, theme.muted)),
  );
  const taken: { from: number; to: number }[] = [];
  const at = rows.flatMap((row, index) => (row.share == null || row.unfinished ? [] : [index]));
  for (const index of [at.at(-1), at[0]]) {
    const share = index === undefined ? null : rows[index]?.share;
    if (index === undefined || share == null) continue;
    const text = showShare(options, share);
    const wide = textWidth(text, 12, 600);
    const centre = plot.x(index) + plot.x.bandwidth / 2;
    const x = Math.min(Math.max(centre, wide / 2), width - wide / 2);
    if (taken.some(({ from, to }) => x - wide / 2 - 8 < to && x + wide / 2 + 8 > from)) continue;
    taken.push({ from: x - wide / 2, to: x + wide / 2 });
    group.append(
      svgText(x, plot.y(share) - 11, text, theme.text, {
        anchor: 'middle',
        weight: 600,
        halo: theme.surface,
      }),
    );
  }
  return group;
}
