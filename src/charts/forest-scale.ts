import { axisOf } from './surface/ticks';

/** The horizontal axis of a forest plot. */
export interface ForestScale {
  /** The pixel of a value; one beyond the axis lies at its end. */
  x: (value: number) => number;
  ticks: number[];
  show: (tick: number) => string;
  /** Where nothing is to be said: 1 of ratios, 0 of shares. */
  origin: number;
  from: number;
  to: number;
}

interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
  second?: number | null;
}

/**
 * An axis that holds all estimates. Of ratios it is logarithmic around 1, and no interval of many
 * times the estimates makes them all small.
 *
 * @param pixels the ends of the axis
 */
export function forestScale(
  rows: readonly Estimate[],
  scale: 'ratio' | 'share',
  show: (value: number) => string,
  [from, to]: readonly [number, number],
): ForestScale {
  return scale === 'ratio' ? ratioScale(rows, from, to) : shareScale(rows, show, from, to);
}

const ratioTicks = [1, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000, 10_000];

function ratioScale(rows: readonly Estimate[], from: number, to: number): ForestScale {
  const log = (value: number | null) => (value && value > 0 ? Math.log(value) : 0);
  const away = Math.max(...rows.map(({ value }) => Math.abs(log(value))));
  const most = Math.max(Math.log(1.2), 1.6 * away);
  const reach = (side: 1 | -1) =>
    Math.max(0, ...rows.flatMap(({ low, high }) => [side * log(low), side * log(high)]));
  const [below, above] = [Math.min(most, reach(-1)), Math.min(most, reach(1))];
  // Room for the names of the sides.
  const least = Math.max(Math.log(1.2), 0.4 * Math.max(below, above));
  const [left, right] = [1.04 * Math.max(below, least), 1.04 * Math.max(above, least)];
  const x = (value: number) => {
    const at = value > 0 ? Math.min(right, Math.max(-left, Math.log(value))) : -left;
    return from + ((at + left) / (left + right)) * (to - from);
  };
  const ticksUpTo = (end: number) => {
    // None so near to 1 that their labels would touch.
    const nearest = 0.2 * Math.max(left, right);
    const fitting = ratioTicks.filter(
      (tick) => tick > 1 && Math.log(tick) >= nearest && Math.log(tick) <= end,
    );
    // Four to a side are enough, the greatest among them.
    const every = Math.max(1, Math.ceil(fitting.length / 4));
    return fitting.filter((_, index) => (fitting.length - 1 - index) % every === 0);
  };
  const ticks = [
    ...ticksUpTo(left)
      .map((tick) => 1 / tick)
      .reverse(),
    1,
    ...ticksUpTo(right),
  ];
  const shown = (tick: number) => String(Number(tick.toPrecision(2)));
  return { x, ticks, show: shown, origin: 1, from, to };
}

function shareScale(
  rows: readonly Estimate[],
  show: (value: number) => string,
  from: number,
  to: number,
): ForestScale {
  const highest = Math.max(
    ...rows.map(({ value, high, second }) => Math.max(value, high ?? 0, second ?? 0)),
  );
  const axis = axisOf(0, Math.min(1, Math.max(highest, 0.01)), 5, show);
  const top = axis.domain[1];
  const x = (value: number) => from + Math.min(1, Math.max(0, value / top)) * (to - from);
  const bare = (tick: number) => show(tick).replace(/\.0+%$/, '%');
  return { x, ticks: axis.ticks, show: bare, origin: 0, from, to };
}
