import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/intake/reading/table';

const data = join(import.meta.dirname, '../data/csv-spectrum');
const files = readdirSync(join(data, 'csvs')).map((file) => file.replace('.csv', ''));

/** The JSON of a file: one object where there is one record, with one slip of its author's. */
function published(file: string): Record<string, string>[] {
  const json = JSON.parse(readFileSync(join(data, 'json', `${file}.json`), 'utf8'));
  const rows: Record<string, string>[] = Array.isArray(json) ? json : [json];
  if (file !== 'location_coordinates') return rows;
  // The CSV has another telephone number than the JSON.
  return rows.map((row) => ({ ...row, 'Contact Phone Number': '2095257564' }));
}

describe('csv-spectrum', () => {
  it('has 12 files', () => {
    expect(files).toHaveLength(12);
  });

  it.each(files)('%s comes out as its JSON', async (file) => {
    const blob = new Blob([readFileSync(join(data, 'csvs', `${file}.csv`))]);
    // Two of the files hold nothing but text: that their first record names columns is given.
    const table = await readTable({ name: file, blob, lastModified: 0 }, { header: 1 });
    if ('code' in table) throw new Error(table.code);
    const rows: Record<string, string>[] = [];
    for await (const cells of table.records()) {
      rows.push(Object.fromEntries(table.names!.map((name, index) => [name, cells[index]!])));
    }
    expect(rows).toEqual(published(file));
    expect(table.scan).toMatchObject({ damaged: 0, skipped: 0, records: rows.length });
  });
});
