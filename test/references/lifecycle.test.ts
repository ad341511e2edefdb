import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { analysis as churnRate } from '../../src/analyses/churn-rate/analysis';
import { analysis as orderGaps } from '../../src/analyses/order-gaps/analysis';
import { text as orderGapsText } from '../../src/analyses/order-gaps/text';
import { analysis as retention } from '../../src/analyses/retention/analysis';
import { analysis as stageFlow } from '../../src/analyses/stage-flow/analysis';
import { analysis as stages } from '../../src/analyses/stages/analysis';
import { formatOf } from '../../src/format/format';
import { Given } from '../given';

const file = join(import.meta.dirname, '../data/completejourney/transactions_sample.csv.gz');
const csv = gunzipSync(readFileSync(file)).toString('utf8');

/** Household → its order days, ascending, read without the product: days since 1970. */
function orderDays(): Map<string, number[]> {
  const [header = '', ...lines] = csv.trim().split('\n');
  const columns = header.split(',');
  const household = columns.indexOf('household_id');
  const time = columns.indexOf('transaction_timestamp');
  const days = new Map<string, Set<number>>();
  for (const line of lines) {
    const cells = line.split(',');
    const day = Date.parse(cells[time]!.slice(0, 10)) / 86_400_000;
    const own = days.get(cells[household]!) ?? new Set();
    days.set(cells[household]!, own.add(day));
  }
  return new Map([...days].map(([id, own]) => [id, [...own].sort((a, b) => a - b)]));
}

let given: Given;
const days = orderDays();
beforeAll(async () => {
  given = await Given.start();
  await given.files({ 'transactions_sample.csv': csv });
  await given.build({ as_of: '2018-01-01' });
}, 60_000);

describe('completejourney, 75,000 lines', () => {
  test('the 80th percentile of mean gaps is 44 days, of pooled gaps 20', async () => {
    const rows = await given.run(orderGaps);
    expect(rows.main.find((row) => row.is_in_force)).toEqual({
      percentile: 0.8,
      days: expect.closeTo(44, 9),
      is_in_force: true,
    });
    expect(rows.pooled.find((row) => row.percentile === 0.8)?.days).toBe(20);
    expect(rows.threshold[0]).toMatchObject({ repeat_buyers: 2270, is_preset: false });
    expect(orderGapsText.headline(rows, formatOf('zh', null))).toBe(
      '流失阈值 T 为 44 天：80% 的复购客户平均间隔不超过此值',
    );
  });

  test('every household is in one stage, and the flow counts each of them as new once', async () => {
    const { main } = await given.run(stages);
    expect(main.reduce((sum, row) => sum + row.customers, 0)).toBe(2377);
    const flow = await given.run(stageFlow);
    expect(flow.main.reduce((sum, row) => sum + row.new, 0)).toBe(2377);
  });

  test('first-month retention agrees with counting households one by one', async () => {
    const { main } = await given.run(retention);
    const month = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7);
    const january = [...days.values()].filter((own) => month(own[0]!) === '2017-01');
    for (const period of [1, 2, 6, 11]) {
      const label = `2017-${String(1 + period).padStart(2, '0')}`;
      const kept = january.filter((own) => own.some((day) => month(day) === label)).length;
      const row = main.find(
        (each) => each.cohort.toISOString().startsWith('2017-01') && each.period === period,
      );
      expect([row?.customers, row?.retained]).toEqual([january.length, kept]);
    }
  });

  test('a month of churn agrees with watching every household', async () => {
    const { main } = await given.run(churnRate);
    const june = main.find((row) => row.period.toISOString().startsWith('2017-06'));
    const [start, end] = ['2017-06-01', '2017-06-30'].map(
      (day) => Date.parse(day) / 86_400_000,
    ) as [number, number];
    const lastUpTo = (own: readonly number[], day: number) =>
      Math.max(...own.filter((at) => at <= day));
    let [atRisk, churned, wonBack] = [0, 0, 0];
    for (const own of days.values()) {
      // −Infinity before the first order is never within 44 days.
      if (start - 1 - lastUpTo(own, start - 1) <= 44) atRisk++;
      for (const [index, day] of own.entries()) {
        const next = own[index + 1] ?? Infinity;
        if (next - day > 44 && day + 45 >= start && day + 45 <= end) churned++;
        const before = own[index - 1];
        if (before !== undefined && day - before > 44 && day >= start && day <= end) wonBack++;
      }
    }
    expect(june).toMatchObject({ at_risk: atRisk, churned, won_back: wonBack });
  });
});
