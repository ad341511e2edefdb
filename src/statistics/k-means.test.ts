import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans, movedOn, type Clustering } from './k-means';
import type { Points } from './points';
import { silhouette } from './silhouette';
import { resultOf } from './steps';

const iris = pointsFrom(
  readFileSync('test/data/iris/iris.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 4).map(Number)),
);

function pointsFrom(rows: readonly (readonly number[])[]): Points {
  return {
    coordinates: Float64Array.from(rows.flat()),
    count: rows.length,
    dimensions: rows[0]?.length ?? 0,
  };
}

function sizesOf({ labels, k }: Clustering): number[] {
  const sizes = new Array<number>(k).fill(0);
  for (const label of labels) sizes[label]!++;
  return sizes.sort((a, b) => a - b);
}

/** The cost of the best of all partitions into at most k parts, by trying each. */
function leastCost(rows: readonly (readonly number[])[], k: number): number {
  const labels = new Array<number>(rows.length).fill(0);
  let least = Infinity;
  const tried = (at: number): void => {
    if (at === rows.length) {
      least = Math.min(least, costOf(rows, labels, k));
      return;
    }
    for (let c = 0; c < k; c++) {
      labels[at] = c;
      tried(at + 1);
    }
  };
  tried(1);
  return least;
}

function costOf(rows: readonly (readonly number[])[], labels: readonly number[], k: number) {
  let cost = 0;
  for (let c = 0; c < k; c++) {
    const members = rows.filter((_, i) => labels[i] === c);
    for (let d = 0; d < (rows[0]?.length ?? 0); d++) {
      const mean = members.reduce((sum, row) => sum + row[d]!, 0) / members.length;
      cost += members.reduce((sum, row) => sum + (row[d]! - mean) ** 2, 0);
    }
  }
  return cost;
}

describe('on Fisher’s irises', () => {
  // R: kmeans(iris[, 1:4], k, nstart = 25)$tot.withinss and cluster::silhouette.
  it.each([
    [2, 152.348, [53, 97], 0.681046],
    [3, 78.85144, [38, 50, 62], 0.552819],
  ] as const)('finds the %i clusters that R finds', (k, cost, sizes, mean) => {
    const found = resultOf(kMeans(iris, k));
    expect(found.cost).toBeCloseTo(cost, 4);
    expect(sizesOf(found)).toEqual(sizes);
    expect(silhouette(iris, found.labels)).toBeCloseTo(mean, 6);
  });

  it.each([
    [4, 57.22847, 0.498051],
    [5, 46.44618, 0.488749],
  ])('comes to R’s cost and silhouette with %i clusters', (k, cost, mean) => {
    const found = resultOf(kMeans(iris, k, { restarts: 50 }));
    expect(found.cost).toBeCloseTo(cost, 4);
    expect(silhouette(iris, found.labels)).toBeCloseTo(mean, 6);
  });

  it('puts the fifty setosas into one cluster', () => {
    const { labels } = resultOf(kMeans(iris, 3));
    expect(new Set(labels.slice(0, 50)).size).toBe(1);
  });
});

const coordinate = fc.integer({ min: -20, max: 20 });
const rows = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 8 });

describe('k-means', () => {
  it('finds the best of all partitions of a few points', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 3 }), (list, k) => {
        const found = resultOf(kMeans(pointsFrom(list), k, { restarts: 60 }));
        expect(found.cost).toBeCloseTo(leastCost(list, k), 6);
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  it('gives each point its nearest centre, the first of equally near ones', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), (list, k) => {
        const { labels, centres, k: found } = resultOf(kMeans(pointsFrom(list), k));
        for (const [i, [x, y]] of list.entries()) {
          const squares = Array.from(
            { length: found },
            (_, c) => (x - centres[2 * c]!) ** 2 + (y - centres[2 * c + 1]!) ** 2,
          );
          expect(labels[i]).toBe(squares.indexOf(Math.min(...squares)));
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });

  it('costs less or the same with every iteration', () => {
    const start = iris.coordinates.slice(0, 4 * 5);
    const costs = Array.from({ length: 15 }, (_, most) =>
      resultOf(movedOn(iris, start, { most, tolerance: 0 })),
    ).map(({ cost }) => cost);
    for (const [i, cost] of costs.entries()) {
      if (i > 0) expect(cost).toBeLessThanOrEqual(costs[i - 1]! + 1e-9);
    }
    expect(costs.at(-1)).toBeLessThan(costs[0]! / 2);
  });

  it('moves as Lloyd does, without bounds', () => {
    const plain = (centres: Float64Array, most: number): number => {
      let now = centres;
      const nearest = (i: number) => {
        let [best, least] = [0, Infinity];
        for (let c = 0; c < now.length / 4; c++) {
          let square = 0;
          for (let d = 0; d < 4; d++) {
            square += (iris.coordinates[4 * i + d]! - now[4 * c + d]!) ** 2;
          }
          if (square < least) [best, least] = [c, square];
        }
        return { best, least };
      };
      for (let iteration = 0; iteration < most; iteration++) {
        const sums = new Float64Array(now.length);
        const sizes = new Float64Array(now.length / 4);
        for (let i = 0; i < iris.count; i++) {
          const { best } = nearest(i);
          sizes[best]!++;
          for (let d = 0; d < 4; d++) sums[4 * best + d]! += iris.coordinates[4 * i + d]!;
        }
        now = sums.map((sum, at) => sum / sizes[Math.floor(at / 4)]!);
      }
      return Array.from({ length: iris.count }, (_, i) => nearest(i).least).reduce((a, b) => a + b);
    };
    const start = Float64Array.from(
      [0, 30, 60, 90, 120, 149].flatMap((i) => [...iris.coordinates.slice(4 * i, 4 * i + 4)]),
    );
    for (const most of [1, 2, 3, 5, 8, 20]) {
      const found = resultOf(movedOn(iris, start, { most, tolerance: 0 }));
      expect(found.cost).toBeCloseTo(plain(start, most), 9);
    }
  });

  it('comes to the same cost whatever the order of the points', () => {
    const order = Array.from({ length: iris.count }, (_, i) => (i * 67) % iris.count);
    const shuffled = pointsFrom(order.map((i) => [...iris.coordinates.slice(4 * i, 4 * i + 4)]));
    expect(resultOf(kMeans(shuffled, 3)).cost).toBeCloseTo(resultOf(kMeans(iris, 3)).cost, 9);
  });

  it('gives the same clusters each time', () => {
    expect(resultOf(kMeans(iris, 5))).toEqual(resultOf(kMeans(iris, 5)));
  });

  it('has no more clusters than there are distinct points', () => {
    const points = pointsFrom([
      [1, 1],
      [1, 1],
      [4, 4],
      [4, 4],
      [4, 4],
    ]);
    const found = resultOf(kMeans(points, 4));
    expect(found.k).toBe(2);
    expect(found.cost).toBe(0);
    expect(resultOf(kMeans(pointsFrom([]), 3)).k).toBe(0);
  });

  it('moves a centre that lost its points to the point furthest from its own', () => {
    // No point is nearest to the third centre, and later none to the second.
    const points = pointsFrom([[0], [1], [10]]);
    const found = resultOf(movedOn(points, Float64Array.of(0, 1, -50)));
    expect([...found.centres].sort((a, b) => a - b)).toEqual([0, 1, 10]);
    expect(found.cost).toBe(0);
  });
});

describe('the silhouette', () => {
  it('is what comes out by hand', () => {
    // 0 and 1 against 4: a = 1, b = 4 and 3, so 3/4 and 2/3; the lone point has 0.
    expect(silhouette(pointsFrom([[0], [1], [4]]), [0, 0, 1])).toBeCloseTo((3 / 4 + 2 / 3) / 3, 12);
  });

  it('is below 0 where points lie nearer to another cluster', () => {
    expect(silhouette(pointsFrom([[0], [10], [1], [11]]), [0, 0, 1, 1])).toBeLessThan(0);
  });

  it('says nothing of one cluster, and nothing good of equal points', () => {
    expect(silhouette(pointsFrom([[0], [1]]), [0, 0])).toBeNaN();
    expect(silhouette(pointsFrom([[1], [1], [1]]), [0, 1, 1])).toBe(0);
  });
});
