import { round, svgElement, svgText } from './svg';
import { lineHeight, shorten, widest } from './text-width';
import type { Theme } from './theme';
import type { Placed } from './ticks';

/** Numbers of one curve at places of the horizontal axis. */
export interface CountRow {
  key: string;
  label: string;
  colour: string;
  selected?: boolean;
  counts: readonly { x: number; count: number }[];
}

interface CountsOptions {
  /** Pixels from the top of the picture. */
  top: number;
  room: { left: number; right: number; width: number };
  heading: string;
  show: (count: number) => string;
  theme: Theme;
}

/**
 * A table under a horizontal axis, each number below its place: at as many places as leave room.
 * The rows are named on the right where there is room, else by their colours alone, in the order of
 * the legend.
 */
export function countsUnder(
  rows: readonly CountRow[],
  { top, room, heading, show, theme }: CountsOptions,
): { group: SVGGElement; rows: { key: string; y: number; height: number }[]; bottom: number } {
  const group = svgElement('g', { 'aria-hidden': 'true' });
  const [first] = rows;
  if (!first) return { group, rows: [], bottom: top };
  group.append(svgText(0, top + lineHeight / 2, heading, theme.muted));
  const isNamed = rows.length > 1;
  const hasNames = isNamed && room.right > 40;
  const edge = hasNames ? room.width - room.right + 12 : room.width;
  const columns = first.counts.map(({ x }, index) => {
    const wide = widest(rows.map(({ counts }) => show(counts[index]?.count ?? 0)));
    const inside = Math.min(x, edge - wide / 2);
    return { at: isNamed ? Math.max(inside, 16 + wide / 2) : inside, width: wide };
  });
  const shown = fitting(columns, edge);
  const placed = rows.map((row, line) => {
    const y = top + lineHeight * (line + 1) + 4;
    const middle = y + lineHeight / 2;
    if (isNamed) {
      group.append(
        svgElement('path', { d: `M0,${round(middle)}h10`, stroke: row.colour, 'stroke-width': 3 }),
      );
    }
    for (const index of shown) {
      const [place, cell] = [columns[index], row.counts[index]];
      if (!place || !cell) continue;
      group.append(svgText(place.at, middle, show(cell.count), theme.text, { anchor: 'middle' }));
    }
    if (hasNames) {
      const from = edge + 8;
      group.append(
        svgText(from, middle, shorten(row.label, room.width - from), theme.muted, {
          weight: row.selected ? 600 : 400,
        }),
      );
    }
    return { key: row.key, y, height: lineHeight };
  });
  return { group, rows: placed, bottom: top + lineHeight * (rows.length + 1) + 8 };
}

/** The places whose numbers fit beside each other: the first, then from the last one back. */
function fitting(columns: readonly Placed[], edge: number, gap = 8): number[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const begin = first.at + first.width / 2 + gap;
  const shown: number[] = [];
  let limit = edge + gap;
  for (const [index, { at, width }] of [...others.entries()].reverse()) {
    if (at + width / 2 + gap > limit || at - width / 2 < begin) continue;
    shown.unshift(index + 1);
    limit = at - width / 2;
  }
  return [0, ...shown];
}
