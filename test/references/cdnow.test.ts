import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTable } from '../../src/intake/reading/table';

it('CDNOW: 6,919 transactions in columns of blanks, without a header', async () => {
  const blob = new Blob([
    readFileSync(join(import.meta.dirname, '../data/cdnow/CDNOW_sample.txt')),
  ]);
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
