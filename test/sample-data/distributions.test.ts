import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { analysis as payments } from '../../src/analyses/payment-methods/analysis';
import { analysis as products } from '../../src/analyses/products/analysis';
import { analysis as promotions } from '../../src/analyses/promotions/analysis';
import { analysis as stores } from '../../src/analyses/stores-regions/analysis';
import { root } from '../contracts/sources';
import { Given } from '../given';
import { truth } from './shop-files';

const folder = join(root, 'sample-data/shop');

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  await given.files(
    Object.fromEntries(
      names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
    ),
  );
  await given.build({ as_of: truth.asOf });
}, 60_000);

const sum = <R>(rows: readonly R[], of: (row: R) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

it.each(['channel', 'store', 'province', 'city'])('the orders of each %s add up', async (level) => {
  const { main } = await given.run(stores, { level });
  expect(sum(main, (row) => row.revenue)).toBeCloseTo(truth.sales['net'] ?? 0, 2);
  expect(sum(main, (row) => row.orders)).toBe(truth.sales['validOrders']);
  expect(sum(main, (row) => row.paid_orders)).toBe(truth.sales['paidOrders']);
});

it.each(['product', 'category', 'brand'])('the lines of each %s add up', async (level) => {
  const { main } = await given.run(products, { level });
  expect(sum(main, (row) => row.revenue)).toBeCloseTo(truth.sales['net'] ?? 0, 1);
});

it('ways of payment add up, and so do what was paid and what went back', async () => {
  const { main } = await given.run(payments);
  expect(sum(main, (row) => row.revenue)).toBeCloseTo(truth.sales['net'] ?? 0, 2);
  const paid = sum(main, (row) => (row.aov ?? 0) * row.paid_orders);
  expect(paid).toBeCloseTo(truth.sales['paid'] ?? 0, 2);
  const refunded = sum(
    main,
    (row) => (row.refund_rate_money ?? 0) * (row.aov ?? 0) * row.paid_orders,
  );
  expect(refunded).toBeCloseTo(truth.sales['refunded'] ?? 0, 2);
  const refunds = sum(main, (row) => (row.refund_rate_orders ?? 0) * row.paid_orders);
  expect(refunds).toBeCloseTo(truth.sales['ordersWithRefund'] ?? 0, 6);
});

it('each buyer is won once, by a promotion or by none', async () => {
  const { main } = await given.run(promotions);
  expect(sum(main, (row) => row.revenue)).toBeCloseTo(truth.sales['net'] ?? 0, 2);
  expect(sum(main, (row) => row.orders)).toBe(truth.sales['validOrders']);
  const [row] = await given.rows('select count(*) as n from mart.customers where orders > 0');
  expect(sum(main, (one) => one.new_customers)).toBe(Number(row?.['n']));
});
