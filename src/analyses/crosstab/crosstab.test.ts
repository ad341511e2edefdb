import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeIs } from '../../warehouse/audience/condition';
import { analysis } from './analysis';
import sql from './independence.sql?raw';
import { testInWords, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

/** A file of so many customers in each cell. */
async function build(
  rows: readonly string[],
  columns: readonly string[],
  counts: readonly (readonly number[])[],
  more: readonly string[] = [],
) {
  const people = counts.flatMap((line, row) =>
    line.flatMap((count, column) =>
      Array.from(
        { length: count },
        (_, n) => `${row}-${column}-${n},${rows[row]},${columns[column]}`,
      ),
    ),
  );
  await given.files({
    'customers.csv': `customer_id,hair,eyes\n${[...people, ...more].join('\n')}\n`,
  });
  await given.build({ as_of: '2024-12-31' });
}

const run = (rows: string | null = 'hair', columns: string | null = 'eyes') =>
  given.run(analysis, { rows, columns });

describe('the table', () => {
  it('counts the customers with both values, and those expected', async () => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [10, 30],
        [40, 20],
      ],
      ['x,dark,', 'y,,blue'],
    );
    const { main, independence } = await run();
    expect(main).toEqual(
      [
        // Rows 60 and 40, columns 50 and 50, of 100.
        ['fair', 'blue', 40, 40 / 60, 0.8, 30, 400 / 3],
        ['fair', 'brown', 20, 20 / 60, 0.4, 30, 200 / 3],
        ['dark', 'blue', 10, 0.25, 0.2, 20, 50],
        ['dark', 'brown', 30, 0.75, 0.6, 20, 150],
      ].map(([row_value, column_value, customers, row_share, column_share, expected, index]) => ({
        row_attribute: 'hair',
        row_value,
        column_attribute: 'eyes',
        column_value,
        customers,
        row_share,
        column_share,
        expected,
        index: expect.closeTo(Number(index), 9),
        is_small: false,
      })),
    );
    // 100/30 + 100/30 + 100/20 + 100/20; V = √(16.667 / 100).
    expect(independence[0]).toMatchObject({
      customers: 102,
      known: 100,
      degrees: 1,
      cells: 4,
      small_cells: 0,
      is_partial: false,
    });
    expect(independence[0]?.chi_square).toBeCloseTo(50 / 3, 9);
    expect(independence[0]?.cramers_v).toBeCloseTo(Math.sqrt(1 / 6), 9);
  });

  it('folds what goes beyond twelve rows and eight columns, and still adds up', async () => {
    const rows = Array.from({ length: 14 }, (_, index) => `h${index + 1}`);
    const columns = Array.from({ length: 10 }, (_, index) => `e${index + 1}`);
    await build(
      rows,
      columns,
      rows.map((_, row) => columns.map((_, column) => 1 + Number(row + column === 0))),
    );
    const { main } = await run();
    expect(new Set(main.map((row) => row.row_value)).size).toBe(13);
    expect(new Set(main.map((row) => row.column_value)).size).toBe(9);
    expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(14 * 10 + 1);
    // Two rows and two columns are folded.
    expect(main.at(-1)).toMatchObject({ row_value: 'other', column_value: 'other', customers: 4 });
  });

  it('keeps the other values of a chosen attribute, and tests nothing where both are chosen', async () => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [10, 30],
        [40, 20],
      ],
    );
    await given.audience([attributeIs('hair', 'dark')]);
    expect((await run()).main.map(({ customers }) => customers)).toEqual([40, 20, 10, 30]);
    await given.audience([attributeIs('hair', 'dark'), attributeIs('eyes', 'brown')]);
    const rows = await run();
    expect(rows.main.map(({ customers }) => customers).sort()).toEqual([0, 10, 20, 30]);
    expect(rows.independence[0]).toMatchObject({
      is_partial: true,
      chi_square: null,
      p_value: null,
    });
    expect(text.headline(rows, formatOf('en', null))).toBe(
      'hair and eyes are both chosen: only their row and column are shown',
    );
  });

  it('takes what there is where nothing, or something unknown, is asked for', async () => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [1, 2],
        [3, 4],
      ],
    );
    const { attributes, independence } = await run(null, 'no such attribute');
    expect(attributes.map(({ attribute }) => attribute)).toEqual([
      'eyes',
      'hair',
      'fact stage',
      'fact segment',
      'fact tier',
    ]);
    // Nobody has bought: one class each, so the lenses come last.
    expect(independence[0]).toMatchObject({
      row_attribute: 'eyes',
      column_attribute: 'hair',
      known: 10,
    });
    // By hand: 10 × (4 × 1 − 2 × 3)² / (6 × 4 × 7 × 3).
    expect(independence[0]?.chi_square).toBeCloseTo(40 / 504, 10);
    const lenses = await run('fact stage', 'fact tier');
    expect(lenses.independence[0]).toMatchObject({
      row_attribute: 'fact stage',
      column_attribute: 'fact tier',
      chi_square: null,
      p_value: null,
      cramers_v: null,
    });
  });

  it('crosses a lens with an attribute', async () => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [1, 2],
        [3, 4],
      ],
    );
    const { main } = await run('fact stage', 'hair');
    expect(main.map((row) => [row.row_value, row.column_value, row.customers])).toEqual([
      ['potential', 'fair', 7],
      ['potential', 'dark', 3],
    ]);
  });
});

describe('the test of independence', () => {
  // Snee (1974), The American Statistician 28: hair and eye colour of 592 students. R's
  // chisq.test(HairEyeColor summed over sex): X-squared = 138.29, df = 9, p < 2.2e-16; V = 0.279.
  it('gives the published figures of hair and eye colour', async () => {
    await build(
      ['black', 'brown', 'red', 'blond'],
      ['Brown', 'Blue', 'Hazel', 'Green'],
      [
        [68, 20, 15, 5],
        [119, 84, 54, 29],
        [26, 17, 14, 14],
        [7, 94, 10, 16],
      ],
    );
    const rows = await run();
    const [test] = rows.independence;
    expect(test?.known).toBe(592);
    expect(test?.degrees).toBe(9);
    expect(test?.chi_square).toBeCloseTo(138.2898, 4);
    expect(test?.cramers_v).toBeCloseTo(0.279, 3);
    // R prints 2.325e-25 as the unrounded value. Blue among blond: 94 / (127 × 215 / 592).
    expect((test?.p_value ?? 1) / 2.325e-25).toBeCloseTo(1, 2);
    expect(text.headline(rows, formatOf('en', null))).toBe(
      'hair and eyes are somewhat related (V = 0.28, p < 0.001); Blue stands out most in blond, index 204',
    );
    const few = rows.independence.map((test) => ({ ...test, known: 29 }));
    expect(text.headline({ ...rows, independence: few }, formatOf('en', null))).toBe(
      'hair and eyes are known of fewer than 30 customers: a small sample that proves nothing',
    );
  });

  // Upper tails of the chi-square distribution; Abramowitz & Stegun, table 26.8.
  it.each([
    [1, 3.84146, 0.05],
    [1, 0.0157908, 0.9],
    [2, 5.99147, 0.05],
    [3, 11.3449, 0.01],
    [4, 0.29711, 0.99],
    [9, 16.919, 0.05],
    [10, 29.5883, 0.001],
    [30, 43.773, 0.05],
    [30, 20.5992, 0.9],
    [96, 119.871, 0.05],
  ])('gives P(χ² with %i degrees of freedom > %f) = %f', async (degrees, chiSquare, p) => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [1, 1],
        [1, 1],
      ],
    );
    await run();
    const asked = sql
      .replace(
        'then sums.statistic end as chi_square',
        `then ${chiSquare}::double end as chi_square`,
      )
      .replace('then sums.degrees end as degrees', `then ${degrees} end as degrees`);
    expect(asked).not.toBe(sql);
    const [row] = await given.rows(asked);
    expect(Number(row?.['p_value']) / p).toBeCloseTo(1, 3);
  });

  it('warns of cells with few expected', async () => {
    await build(
      ['dark', 'fair'],
      ['blue', 'brown'],
      [
        [3, 1],
        [1, 3],
      ],
    );
    const { independence, main } = await run();
    expect(main.every(({ is_small }) => is_small)).toBe(true);
    const [test] = independence;
    if (!test) throw new Error('no test');
    expect(testInWords(test, formatOf('en', null))).toEqual([
      // Four cells of 2 expected, each 1 off: 4 × 1/2; V = √(2/8).
      'χ²(1) = 2, p = 0.157, Cramér V = 0.5; n = 8.',
      '* Fewer than 5 are expected in 4 cells, more than a fifth: the test is a hint only.',
    ]);
  });
});
