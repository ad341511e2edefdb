// node sample-data/cut-completejourney.mjs <folder with the six CSV files of completejourney>
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The source is sorted by the household numbers as text, which tell nothing about the households. */
const HOUSEHOLDS = 500;

/**
 * The first households with demographics and all that belongs to them. Lines are copied as they are,
 * so nothing is re-formatted; only whole lines are left out.
 * @param {string} folder
 * @returns {Map<string, Buffer>}
 */
export function cutCompleteJourney(folder) {
  const read = (name) => new Lines(readFileSync(join(folder, name), 'utf8'));
  const demographics = read('demographics.csv').first(HOUSEHOLDS);
  const households = demographics.values('household_id');
  const ofHouseholds = (lines) => lines.keep('household_id', households);
  const transactions = ofHouseholds(read('transactions_sample.csv'));
  const products = read('products.csv').keep('product_id', transactions.values('product_id'));
  const campaigns = ofHouseholds(read('campaigns.csv'));
  return new Map(
    Object.entries({
      'demographics.csv': demographics,
      'transactions.csv': transactions,
      'products.csv': products,
      'campaigns.csv': campaigns,
      'campaign_descriptions.csv': read('campaign_descriptions.csv'),
      'coupon_redemptions.csv': ofHouseholds(read('coupon_redemptions.csv')),
    }).map(([name, lines]) => [name, lines.bytes()]),
  );
}

/** The lines of a CSV file whose key columns stand before any quoted cell. */
class Lines {
  constructor(text) {
    [this.header, ...this.rows] = text.trimEnd().split(/\r?\n/);
  }

  #reader(column) {
    const index = this.header.split(',').indexOf(column);
    if (index < 0) throw new Error(`No column ${column} in ${this.header}`);
    return (row) => row.split(',', index + 1)[index];
  }

  values(column) {
    return new Set(this.rows.map(this.#reader(column)));
  }

  first(count) {
    this.rows = this.rows.slice(0, count);
    return this;
  }

  keep(column, wanted) {
    const read = this.#reader(column);
    this.rows = this.rows.filter((row) => wanted.has(read(row)));
    return this;
  }

  bytes() {
    return Buffer.from(`${[this.header, ...this.rows].join('\n')}\n`, 'utf8');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) throw new Error('Name the folder that holds the files of completejourney.');
  const target = fileURLToPath(new URL('real/', import.meta.url));
  mkdirSync(target, { recursive: true });
  for (const [name, bytes] of cutCompleteJourney(folder)) {
    writeFileSync(join(target, name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    console.log(`${name}: ${bytes.length} bytes, sha256 ${sha256}`);
  }
}
