import { round, svgElement, svgText } from './svg';
import { thinned, type Axis } from './ticks';
import { lineHeight, textWidth, widest } from './text-width';
import type { Theme } from './theme';

/** Room that the labels of a vertical axis take on its left. */
export function axisRoom(axis: Axis, show: (value: number) => string): number {
  return Math.ceil(widest(tickTexts(axis, show))) + 8;
}

/** The numbers of an axis; decimals that are all zero are left out: 20%, not 20.0%. */
function tickTexts(axis: Axis, show: (value: number) => string): string[] {
  const texts = axis.ticks.map(show);
  const bare = texts.every((text) => /\.0+%$/.test(text));
  return bare ? texts.map((text) => text.replace(/\.0+%$/, '%')) : texts;
}

/** Grid lines with their numbers on the left; the zero line is stronger. */
export function verticalAxis(
  axis: Axis,
  y: (value: number) => number,
  [left, right]: readonly [number, number],
  show: (value: number) => string,
  theme: Theme,
): SVGGElement {
  const group = svgElement('g', { 'aria-hidden': 'true' });
  const texts = tickTexts(axis, show);
  for (const [index, tick] of axis.ticks.entries()) {
    const at = round(y(tick));
    const zero = tick === 0;
    group.append(
      svgElement('path', { d: `M${left},${at}H${right}`, stroke: zero ? theme.axis : theme.grid }),
      svgText(left - 6, at, texts[index] ?? '', theme.muted, { anchor: 'end' }),
    );
  }
  return group;
}

/** Labels under a horizontal axis: as many as fit, none cut, the last one kept. */
export function bottomLabels(
  labels: readonly { at: number; text: string }[],
  y: number,
  width: number,
  theme: Theme,
): SVGGElement {
  const group = svgElement('g', { 'aria-hidden': 'true' });
  const placed = labels.map(({ at, text }) => {
    const wide = textWidth(text);
    // A label at the very edge is moved inside rather than left out.
    return { at: Math.min(Math.max(at, wide / 2), width - wide / 2), width: wide };
  });
  for (const index of thinned(placed, width)) {
    const [label, place] = [labels[index], placed[index]];
    if (label && place) {
      group.append(svgText(place.at, y, label.text, theme.muted, { anchor: 'middle' }));
    }
  }
  return group;
}

/** A labelled line across the plot at a value of the horizontal axis. */
export interface Rule<At = number> {
  at: At;
  label: string;
  /** The one that matters, such as the threshold. */
  strong?: boolean;
}

/** Labels of vertical rules in as few rows as they need, none touching, none cut. */
export function placeRuleLabels(
  rules: readonly { x: number; label: string; strong?: boolean }[],
  width: number,
): { rows: number; places: { x: number; row: number }[] } {
  const ends: { from: number; to: number }[][] = [];
  const places: { x: number; row: number }[] = [];
  // The strong one first: it stands nearest to its line.
  const order = [...rules.keys()].sort(
    (a, b) => Number(rules[b]?.strong ?? false) - Number(rules[a]?.strong ?? false),
  );
  for (const index of order) {
    const rule = rules[index];
    if (!rule) continue;
    const wide = textWidth(rule.label, 12, rule.strong ? 600 : 400);
    const x = Math.min(Math.max(rule.x, wide / 2), width - wide / 2);
    const [from, to] = [x - wide / 2 - 5, x + wide / 2 + 5];
    let row = 0;
    while (ends[row]?.some((other) => from < other.to && to > other.from)) row++;
    (ends[row] ??= []).push({ from, to });
    places[index] = { x, row };
  }
  return { rows: ends.length, places };
}

/** Draws the rules of `placeRuleLabels` from their labels down to `bottom`. */
export function drawRules(
  rules: readonly { x: number; label: string; strong?: boolean }[],
  layout: ReturnType<typeof placeRuleLabels>,
  [top, bottom]: readonly [number, number],
  theme: Theme,
): SVGGElement {
  const group = svgElement('g');
  rules.forEach((rule, index) => {
    const place = layout.places[index];
    if (!place) return;
    const y = top - lineHeight * (place.row + 0.5) - 2;
    group.prepend(
      svgElement('path', {
        d: `M${round(rule.x)},${round(y + 9)}V${bottom}`,
        stroke: rule.strong ? theme.text : theme.neutral,
        'stroke-width': rule.strong ? 2 : 1,
        'stroke-dasharray': rule.strong ? undefined : '3 3',
      }),
    );
    const style = { anchor: 'middle', weight: rule.strong ? 600 : 400 } as const;
    const wide = textWidth(rule.label, 12, style.weight);
    group.append(
      // A rule of another row may pass behind this label.
      svgElement('rect', {
        x: round(place.x - wide / 2 - 2),
        y: y - 8,
        width: round(wide + 4),
        height: 16,
        fill: theme.surface,
      }),
      svgText(place.x, y, rule.label, rule.strong ? theme.text : theme.muted, style),
    );
  });
  return group;
}
