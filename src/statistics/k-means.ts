import type { Points } from './points';
import { randomFrom, type Random } from './random';
import { partOf, type Steps } from './steps';

/** A partition of points around centres. */
export interface Clustering {
  /** Of each point its nearest centre, the first where two are equally near. */
  labels: Uint8Array;
  /** The centres one after another, as the points are. */
  centres: Float64Array;
  /** How many centres: fewer than asked for where there are fewer distinct points. */
  k: number;
  /** The sum of the squared distances of all points to their centres. */
  cost: number;
}

export interface KMeansOptions {
  /** The same seed gives the same clusters. */
  seed?: number;
  /** How often to begin anew; the clustering of the least cost counts, the first of equal ones. */
  restarts?: number;
  /** Most iterations of a start. */
  most?: number;
  /** A start ends when no centre moves further than this. */
  tolerance?: number;
}

/**
 * k-means: Lloyd's iterations (1982) from starts by k-means++ (Arthur & Vassilvitskii 2007), with
 * the bounds of Hamerly (2010), which spare most distances and change no result. A centre without
 * points moves to the point that is furthest from its own.
 *
 * @param k from 1 to 255
 */
export function* kMeans(
  points: Points,
  k: number,
  { seed = 1, restarts = 10, ...ending }: KMeansOptions = {},
): Steps<Clustering> {
  const random = randomFrom(seed);
  let best: Clustering | null = null;
  for (let start = 0; start < restarts; start++) {
    const centres = firstCentres(points, k, random);
    const found = yield* partOf(
      movedOn(points, centres, ending),
      start / restarts,
      (start + 1) / restarts,
    );
    if (best === null || found.cost < best.cost) best = found;
  }
  return best ?? closed(points, new Float64Array(0));
}

/** Centres by k-means++: each a point, the further from the others the likelier. */
function firstCentres(points: Points, k: number, random: Random): Float64Array {
  const { coordinates, count, dimensions } = points;
  const centres = new Float64Array(k * dimensions);
  const squares = new Float64Array(count).fill(Infinity);
  let found = 0;
  let next = Math.min(count - 1, Math.floor(random() * count));
  while (found < k && next >= 0) {
    centres.set(
      coordinates.subarray(next * dimensions, (next + 1) * dimensions),
      found * dimensions,
    );
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const square = squareTo(points, i, centres, found);
      if (square < (squares[i] ?? 0)) squares[i] = square;
      sum += squares[i] ?? 0;
    }
    found++;
    next = chosen(squares, random() * sum);
  }
  return centres.slice(0, found * dimensions);
}

/** Where the sum of the weights passes `reach`; −1 where all weights are 0. */
function chosen(weights: Float64Array, reach: number): number {
  let last = -1;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    last = i;
    sum += weight;
    if (sum > reach) break;
  }
  return last;
}

/**
 * The clustering that comes of moving these centres until they stay: one start of `kMeans`, or one
 * that was made on a sample and is carried on over all points.
 */
export function* movedOn(
  points: Points,
  start: Float64Array,
  { most = 100, tolerance = 1e-4 }: Pick<KMeansOptions, 'most' | 'tolerance'> = {},
): Steps<Clustering> {
  const { count, dimensions } = points;
  const k = dimensions > 0 ? start.length / dimensions : 0;
  let centres = start;
  const labels = new Uint8Array(count);
  /* Of each point: not nearer to its own centre than `upper`, no other centre nearer than `lower`. */
  const upper = new Float64Array(count);
  const lower = new Float64Array(count);
  const two = { nearest: 0, first: 0, second: 0 };
  const assign = (i: number) => {
    nearestTwo(points, i, centres, k, two);
    labels[i] = two.nearest;
    upper[i] = two.first;
    lower[i] = two.second;
  };
  for (let i = 0; i < count; i++) assign(i);
  for (let iteration = 0; iteration < most; iteration++) {
    yield iteration / most;
    const moved = means(points, labels, centres, k);
    const shifts = Array.from({ length: k }, (_, c) => distance(centres, c, moved, c, dimensions));
    const largest = Math.max(0, ...shifts);
    centres = moved;
    if (largest <= tolerance) break;
    const halves = halfGaps(centres, k, dimensions);
    for (let i = 0; i < count; i++) {
      const own = labels[i] ?? 0;
      const far = (upper[i] ?? 0) + (shifts[own] ?? 0);
      const near = (lower[i] ?? 0) - largest;
      const safe = Math.max(halves[own] ?? 0, near);
      upper[i] = far;
      lower[i] = near;
      if (far <= safe) continue;
      upper[i] = Math.sqrt(squareTo(points, i, centres, own));
      if ((upper[i] ?? 0) > safe) assign(i);
    }
  }
  return closed(points, centres);
}

/** Each point to its nearest of these centres. */
function closed(points: Points, centres: Float64Array): Clustering {
  const { count, dimensions } = points;
  const k = dimensions > 0 ? centres.length / dimensions : 0;
  const labels = new Uint8Array(count);
  let cost = 0;
  const two = { nearest: 0, first: 0, second: 0 };
  for (let i = 0; i < count; i++) {
    nearestTwo(points, i, centres, k, two);
    labels[i] = two.nearest;
    cost += two.first ** 2;
  }
  return { labels, centres, k, cost };
}

/** The means of the points of each centre. */
function means(points: Points, labels: Uint8Array, before: Float64Array, k: number): Float64Array {
  const { coordinates, count, dimensions } = points;
  const centres = new Float64Array(k * dimensions);
  const sizes = new Float64Array(k);
  for (let i = 0; i < count; i++) {
    const label = labels[i] ?? 0;
    sizes[label] = (sizes[label] ?? 0) + 1;
    for (let d = 0; d < dimensions; d++) {
      const at = label * dimensions + d;
      centres[at] = (centres[at] ?? 0) + (coordinates[i * dimensions + d] ?? 0);
    }
  }
  const taken = new Set<number>();
  for (let c = 0; c < k; c++) {
    const size = sizes[c] ?? 0;
    const centre = centres.subarray(c * dimensions, (c + 1) * dimensions);
    if (size > 0) {
      for (let d = 0; d < dimensions; d++) centre[d] = (centre[d] ?? 0) / size;
    } else {
      const point = furthest(points, labels, before, taken);
      taken.add(point);
      centre.set(coordinates.subarray(point * dimensions, (point + 1) * dimensions));
    }
  }
  return centres;
}

function furthest(
  points: Points,
  labels: Uint8Array,
  centres: Float64Array,
  taken: ReadonlySet<number>,
): number {
  let [point, most] = [0, -1];
  for (let i = 0; i < points.count; i++) {
    const square = squareTo(points, i, centres, labels[i] ?? 0);
    if (square > most && !taken.has(i)) [point, most] = [i, square];
  }
  return point;
}

/** Half the distance of each centre to its nearest other: within it no other centre is nearer. */
function halfGaps(centres: Float64Array, k: number, dimensions: number): Float64Array {
  return Float64Array.from({ length: k }, (_, c) => {
    let least = Infinity;
    for (let other = 0; other < k; other++) {
      if (other !== c) least = Math.min(least, distance(centres, c, centres, other, dimensions));
    }
    return least / 2;
  });
}

/** The nearest centre of a point, its distance, and that of the second nearest. */
function nearestTwo(
  points: Points,
  i: number,
  centres: Float64Array,
  k: number,
  found: { nearest: number; first: number; second: number },
): void {
  let [nearest, first, second] = [0, Infinity, Infinity];
  for (let c = 0; c < k; c++) {
    const square = squareTo(points, i, centres, c);
    if (square < first) {
      second = first;
      first = square;
      nearest = c;
    } else if (square < second) {
      second = square;
    }
  }
  found.nearest = nearest;
  found.first = Math.sqrt(first);
  found.second = Math.sqrt(second);
}

function squareTo(
  { coordinates, dimensions }: Points,
  i: number,
  centres: Float64Array,
  c: number,
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const difference = (coordinates[i * dimensions + d] ?? 0) - (centres[c * dimensions + d] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

function distance(
  one: Float64Array,
  c: number,
  other: Float64Array,
  e: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    sum += ((one[c * dimensions + d] ?? 0) - (other[e * dimensions + d] ?? 0)) ** 2;
  }
  return Math.sqrt(sum);
}
