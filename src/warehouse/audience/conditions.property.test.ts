import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import type { Conditions, SavedSegment } from './condition';
import { anyCondition, asOf, groups, saved, shop } from './generated.fixture';
import { Oracle, type Cells, type Shop } from './oracle.fixture';

const seed = 20240331;

let given: Given;
let rows: Shop;
beforeAll(async () => {
  given = await Given.start();
  const [generated] = fc.sample(shop, { seed, numRuns: 1 });
  if (!generated) throw new Error('no shop');
  rows = generated;
  await given.files({
    'customers.csv': csv(rows.customers),
    'transactions.csv': csv(rows.transactions),
    'behaviours.csv': csv(rows.behaviours),
    'feedback.csv': csv(rows.feedback),
  });
  await given.build({ as_of: asOf });
}, 60_000);

it('the generated shop is read as it was written', async () => {
  const ids = (await given.rows('select customer_id from mart.customers')).map(
    (row) => row['customer_id'],
  );
  expect(ids.sort()).toEqual(new Oracle(rows, []).ids());
  for (const kind of ['customers', 'transactions', 'behaviours', 'feedback'] as const) {
    const [row] = await given.rows(`select count(*) as n from staging.${kind}`);
    expect(row?.['n'], kind).toBe(rows[kind].length);
  }
});

it('an audience is whom an independent reading of the rules admits, and around it who misses one subject', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCondition, { maxLength: 3 }),
      saved,
      async (conditions, segments) => {
        await given.audience(conditions, segments);
        const found = await given.rows(
          `select customer_id, missed from mart.around join mart.customers using (customer_key)
         order by customer_id`,
        );
        expect(found.map((row) => [row['customer_id'], row['missed']])).toEqual(
          expected(conditions, segments),
        );
      },
    ),
    { seed, numRuns: 100 },
  );
}, 120_000);

it('a rule of groups counts whom any of them admits', async () => {
  await fc.assert(
    fc.asyncProperty(groups(anyCondition), saved, async (rule, segments) => {
      const oracle = new Oracle(rows, segments);
      const isSaid = rule.some((group) => group.length > 0);
      const admitted = oracle.ids().filter((id) => !isSaid || oracle.admits(rule, id));
      const { customers, revenue } = await given.warehouse.measure(rule, segments);
      expect(customers).toBe(admitted.length);
      expect(revenue).toBe(
        rows.transactions
          .filter((line) => admitted.includes(line['customer_id'] ?? ''))
          .filter((line) => (line['ordered_at'] ?? '').slice(0, 10) <= asOf)
          .reduce((sum, line) => sum + Number(line['amount']), 0),
      );
    }),
    { seed, numRuns: 60 },
  );
}, 120_000);

function expected(conditions: Conditions, segments: readonly SavedSegment[]): unknown[] {
  const oracle = new Oracle(rows, segments);
  return oracle.ids().flatMap((id) => {
    const missed = oracle.missed(conditions, id);
    return missed.length > 1 ? [] : [[id, missed[0] ?? null]];
  });
}

function csv(cells: readonly Cells[]): string {
  const names = Object.keys(cells[0] ?? {});
  const lines = cells.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
