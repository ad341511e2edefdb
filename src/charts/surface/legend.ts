import { round, svgElement, svgText } from './svg';
import type { Theme } from './theme';
import { lineHeight, shorten, textWidth } from './text-width';

/** How an entry of a legend looks: like its mark. */
export interface LegendEntry {
  label: string;
  colour: string;
  shape?: 'square' | 'line' | 'dashed' | 'hatched' | 'dot' | 'ring' | 'diamond' | 'ring-diamond';
}

/** A row of entries, broken into lines; for places too narrow for labels beside the marks. */
export function legendOf(
  entries: readonly LegendEntry[],
  width: number,
  theme: Theme,
): { group: SVGGElement; height: number } {
  const group = svgElement('g');
  let [x, line] = [0, 0];
  for (const entry of entries) {
    const label = shorten(entry.label, width - 20);
    const wide = 20 + textWidth(label);
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const y = line * (lineHeight + 4) + 8;
    group.append(mark(entry, x, y, theme), svgText(x + 18, y, label, theme.muted));
    x += wide + 16;
  }
  return { group, height: entries.length ? (line + 1) * (lineHeight + 4) + 6 : 0 };
}

function mark({ colour, shape = 'square' }: LegendEntry, x: number, y: number, theme: Theme): Node {
  if (shape === 'line' || shape === 'dashed') {
    return svgElement('path', {
      d: `M${round(x)},${y}h14`,
      stroke: colour,
      'stroke-width': 2,
      'stroke-dasharray': shape === 'dashed' ? '4 3' : undefined,
    });
  }
  if (shape === 'square' || shape === 'hatched') {
    const group = svgElement(
      'g',
      {},
      svgElement('rect', {
        x: round(x + 1),
        y: y - 6,
        width: 12,
        height: 12,
        rx: 2,
        fill: colour,
      }),
    );
    if (shape === 'hatched') group.append(hatchLines(x + 1, y - 6, 12, 12, theme.surface));
    return group;
  }
  const hollow = shape === 'ring' || shape === 'ring-diamond';
  const diamond = shape === 'diamond' || shape === 'ring-diamond';
  return pointMark(x + 7, y, colour, diamond ? 'diamond' : 'circle', hollow, theme);
}

/** A point as circle or diamond, filled or hollow. */
export function pointMark(
  x: number,
  y: number,
  colour: string,
  shape: 'circle' | 'diamond',
  hollow: boolean,
  theme: Theme,
): SVGElement {
  const style = { fill: hollow ? theme.surface : colour, stroke: colour, 'stroke-width': 2 };
  if (shape === 'circle')
    return svgElement('circle', { cx: round(x), cy: round(y), r: 5, ...style });
  return svgElement('path', { d: `M${round(x)},${round(y - 6)}l6,6l-6,6l-6,-6z`, ...style });
}

/** Diagonal lines over a box: what is not over yet. Plain paths: a `url(#…)` fill needs an id. */
export function hatchLines(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): SVGPathElement {
  let d = '';
  for (let at = -height + 3; at < width; at += 6) {
    const from = Math.max(0, at);
    const to = Math.min(width, at + height);
    if (to > from) {
      d += `M${round(x + from)},${round(y + height - (from - at))}L${round(x + to)},${round(y + height - (to - at))}`;
    }
  }
  return svgElement('path', { d, stroke: colour, 'stroke-width': 2, fill: 'none' });
}
