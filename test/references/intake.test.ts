import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/warehouse/engine';
import { Loader } from '../../src/warehouse/load/loader';
import { startNodeEngine } from '../../src/warehouse/node-engine';

const data = join(import.meta.dirname, '../data');
let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
});
beforeEach(() => {
  loader = new Loader(engine);
});

function source(path: string) {
  const bytes = readFileSync(join(data, path));
  const blob = new Blob([path.endsWith('.gz') ? gunzipSync(bytes) : bytes]);
  return { name: path.split('/').pop()!.replace(/\.gz$/, ''), blob, lastModified: 0 };
}

describe('published data', () => {
  it('completejourney: 75,000 lines, 47,243 baskets, 2,377 households, sales 233,935.24', async () => {
    const { receipts } = await loader.drop([source('completejourney/transactions_sample.csv.gz')]);
    expect(receipts).toMatchObject([
      {
        records: 75000,
        loaded: 75000,
        quarantined: 0,
        skipped: 0,
        decision: { kind: 'transactions', platform: 'complete-journey', grain: 'line' },
      },
    ]);
    const [row] = await engine.rows(
      `select count(*) as lines, count(distinct order_id) as baskets, count(distinct customer_id) as households,
         sum(amount)::varchar as sales, count(*) filter (where amount = 0) as free, max(quantity) as most,
         count(*) filter (where ordered_at >= '2018-01-01') as next_year
       from staging.transactions`,
    );
    expect(row).toMatchObject({
      lines: 75000,
      baskets: 47243,
      households: 2377,
      sales: '233935.2400',
      // 528 zeros as published, and one line of 4.440892e-16.
      free: 529,
      most: 32623,
      next_year: 23,
    });
  });

  it('rfm: 4,906 orders of 995 customers, each row an order of its own', async () => {
    const { receipts } = await loader.drop([source('rfm/rfm_data_orders.csv')]);
    expect(receipts).toMatchObject([
      { records: 4906, loaded: 4906, decision: { kind: 'transactions', grain: 'order' } },
    ]);
    // Revenue by the ten segments that the package's manual prints: definitions §1.
    const revenue = 23449 + 22227 + 32446 + 31646 + 35324 + 76562 + 4562 + 28837 + 204856 + 4249;
    expect(
      await engine.rows(
        `select count(distinct customer_id) as customers, count(distinct order_id) as orders, sum(amount) as revenue,
           min(ordered_at)::date::varchar as first, max(ordered_at)::date::varchar as last from staging.transactions`,
      ),
    ).toMatchObject([
      { customers: 995, orders: 4906, revenue, first: '2001-10-29', last: '2006-12-30' },
    ]);
  });

  it('UCI Online Retail: month first, although no day of the excerpt is over 12', async () => {
    const { receipts } = await loader.drop([source('online_retail/hellich_excerpt.csv')]);
    // Four product names hold the delimiter's neighbours badly: their lines have 7 cells, not 8.
    expect(receipts).toMatchObject([
      { records: 183, loaded: 179, quarantined: 4, decision: { platform: 'uci-online-retail' } },
    ]);
    expect(
      await engine.rows(
        `select customer_id, ordered_at, amount::varchar as amount from staging.transactions limit 1`,
      ),
    ).toMatchObject([
      { customer_id: '17850', ordered_at: new Date('2010-12-01T08:26Z'), amount: '15.3000' },
    ]);
  });

  it('telco: 7,043 customers, 1,869 churned, and the 11 blank TotalCharges cost nobody their place', async () => {
    const { receipts } = await loader.drop([source('telco/Telco-Customer-Churn.csv.gz')]);
    expect(receipts).toMatchObject([
      {
        records: 7043,
        loaded: 7043,
        quarantined: 0,
        decision: { kind: 'customers', platform: 'telco-churn' },
      },
    ]);
    expect(
      await engine.rows(
        `select count(*) as n, count(*) filter (where churned) as churned, max(tenure) as tenure,
           (select count(*) from staging.customer_attributes where attribute = 'TotalCharges') as charged
         from staging.customers`,
      ),
    ).toMatchObject([{ n: 7043, churned: 1869, tenure: 72, charged: 7043 - 11 }]);
  });
});

describe('the sample notebook’s files', () => {
  const folder = join(data, '../../sample-data');
  const { files } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    files: Record<string, { receipt: object; dirt: { lineNumber: number; verdict: string }[] }>;
  };

  it('load as their generator says, record by record, without a question', async () => {
    const sources = Object.keys(files).map((name) => ({
      name,
      blob: new Blob([readFileSync(join(folder, 'shop', name))]),
      lastModified: 0,
    }));
    const { receipts, refusals, questions } = await loader.drop(sources);
    expect({ refusals, questions }).toEqual({ refusals: [], questions: [] });
    for (const receipt of receipts) {
      const { receipt: expected, dirt } = files[receipt.file]!;
      expect(receipt, receipt.file).toMatchObject(expected);
      expect(receipt.quarantine.map(({ line }) => line)).toEqual(
        dirt.filter(({ verdict }) => verdict === 'quarantined').map(({ lineNumber }) => lineNumber),
      );
      const kind = receipt.file.replace('.csv', '').replace('campaign_descriptions', 'campaigns');
      expect(receipt.decision.kind).toBe(kind);
    }
  });
});
