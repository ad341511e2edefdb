import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import type { ClusterModel } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { analysis } from './analysis';
import { text } from './text';

type Rows = RowsOf<typeof analysis>;

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 30_000);

const en = formatOf('en', 'CNY');
const zh = formatOf('zh', 'CNY');

interface Kind {
  name: string;
  customers: number;
  /** Orders of each customer, and of how much. */
  orders: number;
  amount: number;
  /** Of the last order of the first customer; the next one's is a day earlier. */
  last: string;
}

/** Groups that nobody would confuse. By hand: spend a customer 4,000, 200, 10. */
const shop: readonly Kind[] = [
  { name: 'a', customers: 10, orders: 8, amount: 500, last: '2024-12-30' },
  { name: 'b', customers: 15, orders: 2, amount: 100, last: '2024-07-30' },
  { name: 'c', customers: 25, orders: 1, amount: 10, last: '2023-01-30' },
];

function ordersOf(kinds: readonly Kind[]): string {
  const lines = ['order_id,customer_id,order_date,amount'];
  for (const { name, customers, orders, amount, last } of kinds) {
    for (let customer = 0; customer < customers; customer++) {
      for (let order = 0; order < orders; order++) {
        const day = new Date(`${last}T00:00:00Z`);
        day.setUTCDate(day.getUTCDate() - customer - 3 * order);
        const id = `${name}${String(customer).padStart(3, '0')}`;
        lines.push(`${id}-${order},${id},${day.toISOString().slice(0, 10)},${amount}`);
      }
    }
  }
  return lines.join('\n');
}

function modelOf({ main, features, model }: Rows): ClusterModel {
  return {
    features: model.map(({ feature }) => feature),
    means: model.map(({ mean }) => mean),
    deviations: model.map(({ deviation }) => deviation),
    centres: main.map(({ cluster }) =>
      features.filter((row) => row.cluster === cluster).map(({ z }) => z),
    ),
  };
}

describe('three groups that differ in everything', () => {
  let rows: Rows;
  beforeAll(async () => {
    await given.files({ 'orders.csv': ordersOf(shop) });
    await given.build({ as_of: '2024-12-31' });
    rows = await given.run(analysis);
  });

  it('are found, those who spend most first', () => {
    expect(rows.main).toEqual([
      {
        cluster: 1,
        name: null,
        trait_1: expect.any(String),
        trait_2: expect.any(String),
        trait_3: expect.any(String),
        customers: 10,
        share_of_customers: 0.2,
        revenue: 40_000,
        share_of_revenue: expect.closeTo(40_000 / 43_250, 12),
        // The last orders lie 1 to 10 days back.
        median_recency: 5.5,
        median_frequency: 8,
        median_monetary: expect.closeTo(4000, 6),
      },
      expect.objectContaining({ cluster: 2, customers: 15, revenue: 3000, median_frequency: 2 }),
      expect.objectContaining({ cluster: 3, customers: 25, revenue: 250, median_frequency: 1 }),
    ]);
  });

  it('have what sets them apart', () => {
    const [first, , last] = rows.main;
    const traitsOf = (row: (typeof rows.main)[number] | undefined) =>
      [row?.trait_1, row?.trait_2, row?.trait_3].sort();
    expect(traitsOf(first)).toEqual(['frequency_high', 'monetary_high', 'recency_low']);
    expect(traitsOf(last)).toEqual(['frequency_low', 'monetary_low', 'recency_high']);
  });

  it('are three by the silhouette, which calls the structure strong', () => {
    expect(rows.silhouette.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(rows.silhouette.filter((row) => row.is_chosen).map((row) => row.clusters)).toEqual([3]);
    expect(rows.scope).toEqual([
      { customers: 50, sampled: 50, structure: 'strong', silhouette: expect.any(Number) },
    ]);
    expect(text.headline(rows, en)).toMatch(
      /^3 clusters with a strong structure \(silhouette 0\.\d+\): Cluster 1 \(.*\) is 20\.0% of customers and brings 92\.5% of net sales$/,
    );
    expect(text.headline(rows, zh)).toMatch(/^客户分为 3 群，结构清晰（轮廓系数 0\.\d+）；群 1/);
  });

  it('use no feature in which all are the same', () => {
    expect(rows.model.map(({ feature }) => feature)).toEqual(['recency', 'frequency', 'monetary']);
  });

  it('stand around all customers: the centres weighed by their customers are 0', () => {
    for (const { feature } of rows.model) {
      const sum = rows.features
        .filter((row) => row.feature === feature)
        .reduce((total, { cluster, z }) => total + z * rows.main[cluster - 1]!.customers, 0);
      expect(sum).toBeCloseTo(0, 9);
    }
  });

  it('become an audience of the same customers, and stay in the picture', async () => {
    const model = modelOf(rows);
    for (const [index, { customers, revenue }] of rows.main.entries()) {
      const measured = await given.audience([{ about: 'cluster', model, clusters: [index] }]);
      expect(measured).toMatchObject({ customers, revenue });
      expect(await given.run(analysis)).toEqual(rows);
    }
    await given.audience([]);
  });

  it('are as many as were asked for, with the names that they were given', async () => {
    const named = await given.run(analysis, { clusters: '5', name_1: ' VIP ', name_5: '沉睡' });
    expect(named.main).toHaveLength(5);
    expect(named.main.map(({ name }) => name)).toEqual(['VIP', null, null, null, '沉睡']);
    expect(named.silhouette.filter((row) => row.is_chosen).map((row) => row.clusters)).toEqual([5]);
    const perCustomer = named.main.map(({ revenue, customers }) => revenue / customers);
    expect(perCustomer).toEqual([...perCustomer].sort((a, b) => b - a));
  });
});

describe('behaviour', () => {
  beforeAll(async () => {
    const visits = ['event_id,customer_id,session_id,event_time,event,page'];
    for (let customer = 0; customer < 25; customer++) {
      for (let visit = 0; visit < 12; visit++) {
        const id = `c${String(customer).padStart(3, '0')}`;
        visits.push(`${id}${visit},${id},${id}-${visit},2024-11-01 10:00:00,view,/home`);
      }
    }
    await given.files({ 'orders.csv': ordersOf(shop), 'events.csv': visits.join('\n') });
    await given.build({ as_of: '2024-12-31' });
  });

  it('counts where there is any', async () => {
    const rows = await given.run(analysis, { clusters: '3' });
    expect(rows.model.map(({ feature }) => feature)).toContain('visits');
    const visits = rows.features.filter(({ feature }) => feature === 'visits');
    expect(visits.map(({ average }) => average)).toEqual([0, 0, 12]);
  });

  it('can be left out', async () => {
    const rows = await given.run(analysis, { features: 'rfm' });
    expect(rows.model.map(({ feature }) => feature)).toEqual(['recency', 'frequency', 'monetary']);
  });
});

describe('what has no clusters', () => {
  it('are fewer than thirty customers', async () => {
    await given.files({ 'orders.csv': ordersOf([{ ...shop[2]!, customers: 29 }]) });
    await given.build({ as_of: '2024-12-31' });
    const rows = await given.run(analysis);
    expect(rows.main).toEqual([]);
    expect(text.headline(rows, en)).toBe(
      'Only 29 customers have an order; clusters need at least 30',
    );
    expect(text.n(rows)).toBe(29);
  });

  it('are customers who are all alike', async () => {
    const same = Array.from({ length: 40 }, (_, i) => `o${i},c${i},2024-01-01,10`);
    await given.files({
      'orders.csv': ['order_id,customer_id,order_date,amount', ...same].join('\n'),
    });
    await given.build({ as_of: '2024-12-31' });
    const rows = await given.run(analysis);
    expect(rows.main).toEqual([]);
    expect(text.headline(rows, en)).toMatch(/^All 40 customers are alike/);
  });

  it('are customers without a structure, and the finding says so', async () => {
    const cluster = {
      name: null,
      trait_1: null,
      trait_2: null,
      trait_3: null,
      customers: 50,
      share_of_customers: 0.5,
      revenue: 100,
      share_of_revenue: 0.5,
      median_recency: 1,
      median_frequency: 1,
      median_monetary: 1,
    };
    const rows: Rows = {
      main: [
        { cluster: 1, ...cluster },
        { cluster: 2, ...cluster },
      ],
      silhouette: [{ clusters: 2, silhouette: 0.19, is_chosen: true }],
      features: [],
      model: [],
      scope: [{ customers: 100, sampled: 100, structure: 'none', silhouette: 0.19 }],
    };
    expect(text.headline(rows, en)).toBe(
      'The customers form no clear groups (silhouette 0.19): these 2 clusters cut a continuum',
    );
  });

  it('are as many clusters as there are kinds of customers: more cannot be', async () => {
    const lines = Array.from(
      { length: 45 },
      (_, i) => `o${i},c${i},2024-0${1 + (i % 3)}-01,${10 ** (1 + (i % 3))}`,
    );
    await given.files({
      'orders.csv': ['order_id,customer_id,order_date,amount', ...lines].join('\n'),
    });
    await given.build({ as_of: '2024-12-31' });
    const rows = await given.run(analysis, { clusters: '8' });
    expect(rows.silhouette.map(({ clusters }) => clusters)).toEqual([2, 3]);
    expect(rows.main.map(({ customers }) => customers)).toEqual([15, 15, 15]);
    expect(rows.scope[0]?.silhouette).toBe(1);
  });
});
