import { expect, it } from 'vitest';
import { readTable } from '../../src/intake/reading/table';
import { cdnow } from '../cdnow';
import { Given } from '../given';

it('CDNOW: 6,919 transactions in columns of blanks, without a header', async () => {
  const blob = new Blob(Object.values(cdnow.files));
  const table = await readTable({ name: 'CDNOW_sample.txt', blob, lastModified: 0 });
  if ('code' in table) throw new Error(table.code);
  expect(table.header).toEqual([]);
  expect(table.scan).toMatchObject({ records: 6919, sound: 6919, damaged: 0, skipped: 0 });
  const rows: string[][] = [];
  for await (const cells of table.records()) rows.push(cells);
  expect(rows[0]).toEqual(['00004', '0001', '19970101', '2', '29.33']);
  // Published with the data: 2,357 customers, 8 transactions of zero dollars.
  expect(new Set(rows.map(([, id]) => id)).size).toBe(2357);
  expect(rows.filter(([, , , , dollars]) => Number(dollars) === 0)).toHaveLength(8);
});

it('CDNOW loads by a decisions file: 2,357 customers on 6,696 customer-days', async () => {
  const given = await Given.start();
  const files = Object.entries(cdnow.files).map(([name, bytes]) => new File([bytes], name));
  const { receipts, questions } = await given.warehouse.load(files, cdnow.hints, () => undefined);
  expect(questions).toEqual([]);
  expect(receipts).toMatchObject([{ records: 6919, loaded: 6919, quarantined: 0, skipped: 0 }]);
  expect(
    await given.rows(
      `select count(distinct customer_id) as customers,
         count(distinct customer_id || ordered_at::date) as days,
         count(*) filter (amount = 0) as nothing,
       from staging.transactions`,
    ),
  ).toEqual([{ customers: 2357, days: 6696, nothing: 8 }]);
});
