import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { CanonicalCsv } from './canonical';

it('gives each row its line, blank ones too, but for those at the end', async () => {
  const table = new CanonicalCsv();
  table.blank(1);
  table.row(['a', 'b']);
  table.blank(2);
  table.row(['1', '2']);
  table.blank(3);
  expect(await (await table.finish()).text()).toBe('\na,b\n\n\n1,2\n');
});

it('makes rows that were written early as wide as the widest', async () => {
  const table = new CanonicalCsv();
  table.row(['标题']);
  table.blank(1);
  table.row(['a', 'b\n"x"']);
  table.misfit('{"a', 2);
  table.row(['1', '2', '3']);
  expect(await (await table.finish(['x', 'y', 'z', 'u'])).text()).toBe(
    'x,y,z,u\n标题,,,\n\na,"b\n""x""",,\n,,"{""a",,\n1,2,3,\n',
  );
});

it('is read back by another parser as it was', async () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (rows) => {
      const table = new CanonicalCsv();
      for (const row of rows) table.row(row);
      const text = await (await table.finish()).text();
      const width = Math.max(...rows.map((row) => row.length));
      const padded = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
      const read = Papa.parse<string[]>(text, { newline: '\n', delimiter: ',' }).data.slice(0, -1);
      expect(read).toEqual(padded);
    }),
    { numRuns: 200 },
  );
});
