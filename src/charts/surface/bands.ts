import { round, svgElement, svgText } from './svg';
import { lineHeight, textWidth } from './text-width';
import type { Theme } from './theme';

/** Days that matter, behind the marks of a time axis: promotions, holidays. */
export interface Band {
  from: Date;
  /** The last day, included. */
  to: Date;
  label: string;
}

/** A period on the axis: its first day, and the pixels that it takes. */
export interface Stretch {
  at: Date;
  left: number;
  right: number;
}

export interface PlacedBands {
  /** Pixels that the labels take above the plot. */
  height: number;
  /** Draws the labels from `top` on, and the bands under them down to `bottom`. */
  draw: (top: number, bottom: number, theme: Theme) => SVGGElement;
  /** Labels of the bands that a period holds days of, by its place. */
  within: (index: number) => string[];
}

const day = 86_400_000;
const mostRows = 2;
/** A band of a few days in years is still seen. */
const narrowest = 3;

/**
 * Places bands behind periods within these pixels; of labels that would touch, the
 * longer one stands, then the later one.
 */
export function placeBands(
  bands: readonly Band[],
  periods: readonly Stretch[],
  [low, high]: readonly [number, number],
): PlacedBands {
  const starts = periods.map(({ at }) => Number(at));
  const last = starts.length - 1;
  const length = last > 0 ? (starts[last] ?? 0) - (starts[last - 1] ?? 0) : 30 * day;
  const ends = starts.map((start, index) => starts[index + 1] ?? start + length);
  const pixel = (time: number): number => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= time),
    );
    const [period, start = 0, end = 1] = [periods[index], starts[index], ends[index]];
    if (!period) return 0;
    const share = Math.min(1, Math.max(0, (time - start) / (end - start)));
    return period.left + share * (period.right - period.left);
  };
  const [begin, end] = [starts[0] ?? Infinity, ends[last] ?? -Infinity];
  const placed = bands
    .map(({ from, to, label }) => ({ from: Number(from), to: Number(to) + day, label }))
    .filter(({ from, to }) => to > begin && from < end)
    .map((band) => {
      const days = (band.to - band.from) / day;
      const left = Math.max(low, pixel(band.from));
      return {
        ...band,
        days,
        left,
        width: Math.max(narrowest, Math.min(high, pixel(band.to)) - left),
      };
    })
    .filter(({ left, width }) => left + width <= high);
  const labels = labelled(placed, low, high);
  const rows = labels.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return {
    height: rows * lineHeight,
    draw(top, bottom, theme) {
      const group = svgElement('g', { 'aria-hidden': 'true' });
      for (const { left, width } of placed) {
        const y = top + rows * lineHeight;
        group.append(
          svgElement('rect', {
            x: round(left),
            y,
            width: round(width),
            height: bottom - y,
            fill: theme.neutral,
            'fill-opacity': 0.13,
          }),
        );
      }
      for (const { x, row, label } of labels) {
        // The first row stands nearest to the bands.
        const y = top + lineHeight * (rows - row - 0.5) - 1;
        group.append(svgText(x, y, label, theme.muted, { anchor: 'middle' }));
      }
      return group;
    },
    within: (index) => {
      const [start = Infinity, stop = -Infinity] = [starts[index], ends[index]];
      return placed.filter(({ from, to }) => to > start && from < stop).map(({ label }) => label);
    },
  };
}

/** Which bands have a label, where, and in which row above the bands. */
function labelled(
  bands: readonly { left: number; width: number; days: number; label: string }[],
  left: number,
  right: number,
): { x: number; row: number; label: string }[] {
  const taken: { from: number; to: number }[][] = [];
  return [...bands]
    .sort((one, other) => other.days - one.days || other.left - one.left)
    .flatMap(({ left: from, width, label }) => {
      const half = textWidth(label) / 2;
      const x = Math.min(Math.max(from + width / 2, left + half), right - half);
      for (let row = 0; row < mostRows; row++) {
        const others = (taken[row] ??= []);
        if (others.some((other) => x - half - 6 < other.to && x + half + 6 > other.from)) continue;
        others.push({ from: x - half, to: x + half });
        return [{ x, row, label }];
      }
      return [];
    });
}
