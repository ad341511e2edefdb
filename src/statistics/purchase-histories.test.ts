import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distinctHistories } from './purchase-histories';

it('counts alike histories once, in the order of their purchases', () => {
  const distinct = distinctHistories({
    repeats: [2, 0, 2, 0, 1, 2],
    last: [3, 0, 3, 9, 4, 3],
    observed: [7, 7, 7, 7, 7, 8],
  });
  expect({ ...distinct, ...mapped(distinct) }).toEqual({
    // What last means for who has not bought again does not count.
    repeats: [0, 1, 2, 2],
    last: [0, 4, 3, 3],
    observed: [7, 7, 7, 8],
    customers: [2, 1, 2, 1],
  });
});

it('loses nobody', () => {
  const small = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(small, small, small), { maxLength: 60 }), (rows) => {
      const distinct = distinctHistories({
        repeats: rows.map(([x]) => x),
        last: rows.map(([x, last]) => (x === 0 ? 0 : last)),
        observed: rows.map(([, , span]) => span),
      });
      const again: string[] = [];
      distinct.customers.forEach((n, i) => {
        const told = [distinct.repeats[i], distinct.last[i], distinct.observed[i]].join();
        for (let k = 0; k < n; k++) again.push(told);
      });
      const all = rows.map(([x, last, span]) => [x, x === 0 ? 0 : last, span].join());
      expect(again.sort()).toEqual(all.sort());
    }),
    { numRuns: 40, seed: 1 },
  );
});

function mapped(columns: object): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, [...(column as Float64Array)]]),
  );
}
