import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { analysis } from './analysis';
import { signed, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

async function customersWith(header: string, rows: readonly string[]): Promise<void> {
  await given.files({
    'customers.csv':
      [`customer_id,gender,${header}`, ...rows.map((row, i) => `c${i},女,${row}`)].join('\n') +
      '\n',
  });
  await given.build({ as_of: '2024-12-31' });
}

test('Pearson and Spearman by hand, each pair of those of whom both are known', async () => {
  await customersWith('ww,xx,yy,zz', ['10,1,2,10', '10,2,1,10', '20,3,4,20', ',4,3,', '30,5,7,30']);
  const { main, scope } = await given.run(analysis);
  const of = (a: string, b: string) =>
    main.find((row) => row.measure_a === a && row.measure_b === b);
  // Deviations: Σxy = 2.8 + 2.4 − .4 + 7.2 = 12, Σxx = 10, Σyy = 21.2. Ranks of y: 2 1 4 3 5, so
  // Σd² = 4 and 1 − 6 · 4 / (5 · 24) = .8.
  expect(of('xx', 'yy')).toMatchObject({
    n: 5,
    pearson: expect.closeTo(12 / Math.sqrt(212), 12),
    spearman: expect.closeTo(0.8, 12),
    is_small: true,
  });
  // Without the fourth: ranks of x 1 2 3 4, of z 1.5 1.5 3 4; Σxz = 4.5, Σxx = 5, Σzz = 4.5.
  expect(of('xx', 'zz')).toMatchObject({
    n: 4,
    spearman: expect.closeTo(4.5 / Math.sqrt(22.5), 12),
  });
  // Ties count the same on the other side of the pair.
  expect(of('ww', 'xx')?.spearman).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  expect(scope).toEqual([{ customers: 5, used: 5, measures: 4, left_out: 0 }]);
  expect(text.headline({ main, scope }, formatOf('en', null))).toBe(
    'Fewer than 30 customers are known in any pair: a small sample that proves nothing',
  );
});

test('agrees with scipy on thirty customers with ties, and runs against', async () => {
  // x = i, y = (7 i) mod 11, z = −i²; scipy.stats of the same.
  const rows = Array.from({ length: 30 }, (_, i) => `${i},${(7 * i) % 11},${-i * i}`);
  await customersWith('xx,yy,zz', rows);
  const result = await given.run(analysis, { method: 'pearson' });
  const of = (a: string, b: string) =>
    result.main.find((row) => row.measure_a === a && row.measure_b === b);
  expect(of('xx', 'yy')?.pearson).toBeCloseTo(0.0762340808421, 10);
  expect(of('xx', 'yy')?.spearman).toBeCloseTo(0.0714689992543, 10);
  expect(of('xx', 'zz')?.pearson).toBeCloseTo(-0.966273080015, 10);
  expect(of('xx', 'zz')?.spearman).toBeCloseTo(-1, 12);
  expect(result.main[0]?.coefficient).toBeCloseTo(-0.966273080015, 10);
  expect(text.headline(result, formatOf('zh', null))).toBe(
    '“xx”与“zz”反向变化最明显，相关系数 −0.97（n = 30）',
  );
});

test('two customers and numbers that do not vary correlate with nothing', async () => {
  await customersWith('xx,yy', ['1,', '2,5', '3,6', ',7']);
  const { main } = await given.run(analysis);
  expect(main).toMatchObject([{ n: 2, pearson: null, spearman: null, coefficient: null }]);
});

test('without anything to compare it says so', async () => {
  await given.files({ 'customers.csv': 'customer_id,gender\na,女\nb,男\n' });
  await given.build({ as_of: '2024-12-31' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(text.headline(rows, formatOf('zh', null))).toBe('没有两项指标可以相互比较');
});

test('a coefficient has its sign and two decimals', () => {
  expect([0.8, -0.074, 0.004, -0.004].map(signed)).toEqual(['+0.80', '−0.07', '0.00', '0.00']);
});
