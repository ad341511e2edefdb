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

  it('keeps the households with demographics and their lines', () => {
    expect(households.size).toBe(801);
    expect(lines).toHaveLength(42_199);
    expect(new Set(lines.map((line) => line['basket_id'])).size).toBe(25_877);
    expect(total(lines, (line) => Math.round(Number(line['sales_value']) * 100))).toBe(13_361_872);
  });

  it('keeps only what belongs to them', () => {
    for (const name of ['transactions.csv', 'campaigns.csv', 'coupon_redemptions.csv']) {
      expect(
        read(name).every((row) => households.has(row['household_id'])),
        name,
      ).toBe(true);
    }
    expect(read('campaigns.csv')).toHaveLength(3_835);
    expect(read('coupon_redemptions.csv')).toHaveLength(1_669);
    expect(read('campaign_descriptions.csv')).toHaveLength(27);
  });

  it('keeps the products they bought', () => {
    const bought = new Set(lines.map((line) => line['product_id']));
    const products = read('products.csv').map((row) => row['product_id']);
    expect(products).toHaveLength(15_363);
    expect(products.every((id) => bought.has(id))).toBe(true);
  });

  it('stays under four megabytes, and all samples under twelve', () => {
    const size = (folder: string, files: string[]) =>
      total(files, (name) => bytesOf(`${folder}/${name}`).length);
    const shop = readdirSync(new URL('../../sample-data/shop/', import.meta.url));
    expect(size('real', names)).toBeLessThan(4_000_000);
    expect(size('real', names) + size('shop', shop)).toBeLessThan(12_000_000);
  });
});
