import type { BgNbd } from '../src/statistics/bg-nbd';
import type { GammaGamma } from '../src/statistics/gamma-gamma';
import type { Random } from '../src/statistics/random';

/** A gamma value by Marsaglia & Tsang (2000), with the usual boost for shapes below 1. */
export function gammaValue(shape: number, random: Random): number {
  if (shape < 1) return gammaValue(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const cubed = (1 + c * normal) ** 3;
    if (cubed <= 0) continue;
    if (Math.log(1 - random()) < normal ** 2 / 2 + d - d * cubed + d * Math.log(cubed)) {
      return d * cubed;
    }
  }
}

/** Times after the first purchase at which a customer as of BG/NBD buys, up to `span`. */
export function purchaseTimes({ r, alpha, a, b }: BgNbd, span: number, random: Random): number[] {
  const rate = gammaValue(r, random) / alpha;
  const [one, other] = [gammaValue(a, random), gammaValue(b, random)];
  const leaves = one / (one + other);
  const times: number[] = [];
  for (let time = 0; ;) {
    time -= Math.log(1 - random()) / rate;
    if (!(time <= span)) return times;
    times.push(time);
    if (random() < leaves) return times;
  }
}

/** Customers as of BG/NBD, each observed for some time between two. */
export function simulatedHistories(
  model: BgNbd,
  customers: number,
  [from, to]: readonly [number, number],
  random: Random,
) {
  const repeats = new Float64Array(customers);
  const last = new Float64Array(customers);
  const observed = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    const span = from + (to - from) * random();
    const times = purchaseTimes(model, span, random);
    repeats[i] = times.length;
    last[i] = times.at(-1) ?? 0;
    observed[i] = span;
  }
  return { repeats, last, observed };
}

/** The value of each of a customer's purchases as of Gamma-Gamma. */
export function purchaseValues({ p, q, v }: GammaGamma, n: number, random: Random): number[] {
  const rate = gammaValue(q, random) / v;
  return Array.from({ length: n }, () => gammaValue(p, random) / rate);
}
