import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine';
import { Loader } from './loader';
import { startNodeEngine } from '../node-engine';

let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
});
beforeEach(async () => {
  await engine.execute('drop schema if exists staging cascade');
  await engine.execute('drop schema if exists intake cascade');
  loader = new Loader(engine);
});

/** Order files: name, modified on this day, days of the orders. */
type Given = [name: string, modified: string | null, days: string[]];

async function orderOf(files: readonly Given[]): Promise<string[]> {
  const sources = files.map(([name, modified, days], index) => {
    const rows = days.map((day, row) => `${index}-${row},C1,${day},1`);
    return {
      name,
      blob: new Blob([['order_id,customer_id,order_date,amount', ...rows].join('\n')]),
      lastModified: modified ? Date.parse(modified) : 0,
    };
  });
  await loader.drop(sources);
  return loader.receipts.map(({ file }) => file);
}

describe('the files of one drop', () => {
  it('come in the order in which their rows end, whatever their names and times', async () => {
    expect(
      await orderOf([
        ['a.csv', '2024-06-01', ['2024-03-31', '2024-03-01']],
        ['b.csv', '2024-07-01', ['2024-01-31']],
        ['c.csv', '2024-06-02', ['2024-02-29', '2024-01-01']],
      ]),
    ).toEqual(['b.csv', 'c.csv', 'a.csv']);
  });

  it('of the same period come as they were written, then by name, numbers as numbers', async () => {
    expect(
      await orderOf([
        ['orders-10.csv', '2024-06-01', ['2024-01-31']],
        ['orders-9.csv', '2024-06-01', ['2024-01-31 10:00:00']],
        ['first.csv', '2024-05-01', ['2024-01-31']],
      ]),
    ).toEqual(['first.csv', 'orders-9.csv', 'orders-10.csv']);
  });

  it('are not led astray by a date after the file was written', async () => {
    expect(
      await orderOf([
        ['january.csv', '2024-06-01', ['2024-01-31', '2042-01-03']],
        ['february.csv', '2024-06-01', ['2024-02-29']],
      ]),
    ).toEqual(['january.csv', 'february.csv']);
  });

  it('keep their receipts in the order given', async () => {
    const text = (id: string, day: string) =>
      new Blob([`order_id,customer_id,order_date,amount\n${id},C1,${day},1\n`]);
    const { receipts } = await loader.drop([
      { name: 'a.csv', blob: text('1', '2024-02-01'), lastModified: 0 },
      { name: 'b.csv', blob: text('2', '2024-01-01'), lastModified: 0 },
    ]);
    expect(receipts.map(({ file, slot }) => [file, slot])).toEqual([
      ['a.csv', 'f_1'],
      ['b.csv', 'f_2'],
    ]);
    expect(loader.receipts.map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
  });
});
