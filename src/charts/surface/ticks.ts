/** A domain that begins and ends at round numbers, and the round numbers in it. */
export interface Axis {
  domain: [number, number];
  ticks: number[];
}

function step(span: number, count: number): number {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const rest = raw / power;
  return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
}

/**
 * Round ticks from `low` to `high`, about `count` of them, fewer where two would read the same
 * (`show` rounds) or, with `whole`, where they would not be whole numbers.
 */
export function axisOf(
  low: number,
  high: number,
  count: number,
  show: (value: number) => string,
  whole = false,
): Axis {
  const top = high > low ? high : low + 1;
  for (let wanted = Math.max(1, count); wanted >= 1; wanted--) {
    const by = whole ? Math.max(1, step(top - low, wanted)) : step(top - low, wanted);
    const first = Math.floor(low / by + 1e-9);
    const last = Math.ceil(top / by - 1e-9);
    const ticks = Array.from({ length: last - first + 1 }, (_, i) =>
      Number(((first + i) * by).toPrecision(12)),
    );
    const texts = ticks.map(show);
    if (wanted === 1 || texts.every((text, index) => text !== texts[index + 1])) {
      return { domain: [ticks[0] ?? low, ticks.at(-1) ?? top], ticks };
    }
  }
  return { domain: [low, top], ticks: [low, top] };
}

/** The axis cut off a little beyond the data, so that no empty step stands above or below it. */
export function hugging({ domain, ticks }: Axis, low: number, high: number): Axis {
  const room = (high - low) * 0.04;
  const from = low < 0 ? Math.max(domain[0], low - room) : domain[0];
  const to = high > 0 ? Math.min(domain[1], high + room) : domain[1];
  return { domain: [from, to], ticks: ticks.filter((tick) => tick >= from && tick <= to) };
}

/** A label that wants to stand at a pixel. */
export interface Placed {
  at: number;
  width: number;
}

/**
 * Which of evenly meant labels may stand so that none touches its neighbour or leaves 0…room:
 * every k-th, counted from the last one back, since the newest matters most.
 */
export function thinned(labels: readonly Placed[], room: number, gap = 10): number[] {
  const last = labels.length - 1;
  for (let every = 1; every <= labels.length; every++) {
    const kept = labels
      .map((_, index) => index)
      .filter((index) => (last - index) % every === 0)
      .filter((index) => {
        const label = labels[index];
        if (!label || !Number.isFinite(label.at)) return false;
        return label.at - label.width / 2 >= -0.5 && label.at + label.width / 2 <= room + 0.5;
      });
    const clash = kept.some((index, i) => {
      const [before, here] = [labels[kept[i - 1] ?? -1], labels[index]];
      return before && here && here.at - here.width / 2 - gap < before.at + before.width / 2;
    });
    if (!clash) return kept;
  }
  return [];
}

/** Moves points apart until they are `gap` pixels from each other within `low`…`high`. */
export function spread(
  points: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = points.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let edge = low;
  for (const point of order) {
    point.at = Math.max(point.at, edge);
    edge = point.at + gap;
  }
  edge = high;
  for (const point of order.reverse()) {
    point.at = Math.min(point.at, edge);
    edge = point.at - gap;
  }
  const moved: number[] = [];
  for (const point of order) moved[point.index] = point.at;
  return moved;
}
