import { emptyChart, finished } from './empty';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { lineHeight, textWidth, widest, wrap } from './surface/text-width';
import type { Theme } from './surface/theme';
import { words } from './surface/words';

/** One figure. */
export interface Tile {
  label: string;
  /** Ready to read: "¥1,235万". */
  value: string;
  /** Against earlier periods, as fractions: 0.12 is +12 %; null is not known. */
  changes?: readonly { label: string; value: number | null; isPoints?: boolean }[];
  note?: string;
  /** Recent periods for a small line without scale. */
  trend?: readonly (number | null)[];
}

export interface TilesOptions extends Drawing {
  /** What the figures have in common, above them. */
  heading?: string;
  /** Figures beside each other; as many as fit unless told. */
  columns?: number;
  /** Size of the figures where they fit; default 28. */
  size?: number;
}

/** Big figures in a grid, each with its changes as sign, arrow and number, never by colour. */
export function tiles(rows: readonly Tile[], options: TilesOptions): SVGSVGElement {
  if (rows.length === 0) return emptyChart(options);
  const { width, format } = options;
  const { svg, theme } = picture(options, 0);
  const gap = 24;
  const pad = 10;
  const fit = Math.max(1, Math.min(rows.length, Math.floor((width + gap) / (144 + gap))));
  const count = options.columns ?? fit;
  const room = (width - gap * (count - 1)) / count;
  let top = 0;
  for (const line of options.heading ? wrap(options.heading, width, 2, 13, 600) : []) {
    svg.append(svgText(0, top + 9, line, theme.text, { size: 13, weight: 600 }));
    top += 18;
  }
  if (top > 0) top += 8;
  // One size for all figures, so that the eye compares them.
  let { size = 28 } = options;
  while (
    size > 14 &&
    widest(
      rows.map((row) => row.value),
      size,
      600,
    ) > room
  )
    size -= 1;
  const drawn = rows.map((row) => {
    const group = svgElement('g');
    let y = pad;
    const put = (lines: readonly string[], fill: string) => {
      for (const line of lines) {
        group.append(svgText(0, y + lineHeight / 2, line, fill));
        y += lineHeight;
      }
    };
    put(wrap(row.label, room, 2), theme.muted);
    for (const line of wrap(row.value, room, 2, size, 600)) {
      group.append(svgText(0, y + 4 + size * 0.6, line, theme.text, { size, weight: 600 }));
      y += Math.round(size * 1.2) + 6;
    }
    for (const change of row.changes ?? []) {
      const show = change.isPoints
        ? (points: number) => format.number(100 * points, 1) + format.text(words.points)
        : format.share;
      const shown = change.value === null ? '–' : changeText(change.value, show);
      const wide = textWidth(shown, 12, 600);
      const label = wrap(change.label, room - wide - 8, 2);
      group.append(svgText(0, y + lineHeight / 2, shown, theme.text, { weight: 600 }));
      label.forEach((line, at) =>
        group.append(svgText(wide + 8, y + lineHeight * (at + 0.5), line, theme.muted)),
      );
      y += lineHeight * Math.max(1, label.length);
    }
    if (row.trend && row.trend.filter((value) => value !== null).length > 1) {
      group.append(sparkline(row.trend, { x: 0, y: y + 6, width: room, height: 28 }, theme));
      y += 38;
    }
    if (row.note) put(wrap(row.note, room, 3), theme.muted);
    return { group, height: y + pad };
  });
  let y = top;
  for (let from = 0; from < drawn.length; from += count) {
    const line = drawn.slice(from, from + count);
    const height = Math.max(...line.map((tile) => tile.height));
    line.forEach((tile, at) => {
      const x = at * (room + gap);
      tile.group.setAttribute('transform', `translate(${round(x)},${y})`);
      tile.group.prepend(svgElement('path', { d: `M0,0.5H${round(room)}`, stroke: theme.grid }));
      svg.append(tile.group);
    });
    y += height + 6;
  }
  // The figures are text, to be read one by one, not one picture.
  svg.setAttribute('role', 'group');
  return finished(svg, y - 6, options);
}

/** ▲ +12.0%, ▼ −3.1%, ＝ 0.0%: arrow and sign say the direction. */
function changeText(change: number, share: (value: number) => string): string {
  const text = share(Math.abs(change));
  if (text === share(0)) return `= ${text}`;
  return change > 0 ? `▲ +${text}` : `▼ −${text}`;
}

function sparkline(
  values: readonly (number | null)[],
  box: { x: number; y: number; width: number; height: number },
  theme: Theme,
): SVGGElement {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(...known)];
  const at = (index: number) => box.x + (index / (values.length - 1)) * (box.width - 4);
  const y = (value: number) =>
    box.y + box.height - (high > low ? (value - low) / (high - low) : 0.5) * box.height;
  let d = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const before = values[index - 1];
    d += `${before === null || before === undefined ? 'M' : 'L'}${round(at(index))},${round(y(value))}`;
  });
  const group = svgElement('g', { 'aria-hidden': 'true' });
  group.append(svgElement('path', { d, fill: 'none', stroke: theme.accent, 'stroke-width': 1.5 }));
  const last = values.at(-1);
  if (last != null) {
    group.append(
      svgElement('circle', {
        cx: round(at(values.length - 1)),
        cy: round(y(last)),
        r: 2.5,
        fill: theme.accent,
      }),
    );
  }
  return group;
}
