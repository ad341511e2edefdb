import { readdirSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Row } from './shop-files';
import { bytesOf, total } from './shop-files';

const names = readdirSync(new URL('../../sample-data/real/', import.meta.url));

const read = (name: string): Row[] =>
  Papa.parse<Row>(bytesOf(`real/${name}`).toString('utf8').trimEnd(), { header: true }).data;

describe('the cut of completejourney', () => {
  const households = new Set(read('demographics.csv').map((row) => row['household_id']));
  const lines = read('transactions.csv');

  it('keeps 500 households with demographics and their lines', () => {
    expect(households.size).toBe(500);
    expect(lines).toHaveLength(26_533);
    expect(new Set(lines.map((line) => line['basket_id'])).size).toBe(16_235);
    expect(total(lines, (line) => Math.round(Number(line['sales_value']) * 100))).toBe(8_448_463);
  });

  it('keeps only what belongs to them', () => {
    for (const name of ['transactions.csv', 'campaigns.csv', 'coupon_redemptions.csv']) {
      expect(
        read(name).every((row) => households.has(row['household_id'])),
        name,
      ).toBe(true);
    }
    expect(read('campaigns.csv')).toHaveLength(2_402);
    expect(read('coupon_redemptions.csv')).toHaveLength(1_083);
    expect(read('campaign_descriptions.csv')).toHaveLength(27);
  });

  it('keeps the products they bought', () => {
    const bought = new Set(lines.map((line) => line['product_id']));
    const products = read('products.csv').map((row) => row['product_id']);
    expect(products).toHaveLength(11_652);
    expect(products.every((id) => bought.has(id))).toBe(true);
  });

  it('stays under three megabytes, and all samples under 11.6', () => {
    const size = (folder: string, files: string[]) =>
      total(files, (name) => bytesOf(`${folder}/${name}`).length);
    const shop = readdirSync(new URL('../../sample-data/shop/', import.meta.url));
    expect(size('real', names)).toBeLessThan(3_000_000);
    expect(size('real', names) + size('shop', shop)).toBeLessThan(11_600_000);
  });
});
