import { mkdtempSync, openAsBlob, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noHints } from '../../src/intake/decision';
import type { Engine } from '../../src/warehouse/engine';
import { Loader } from '../../src/warehouse/load/loader';
import { startNodeEngine } from '../../src/warehouse/node-engine';
import { head, plainLine, two } from './case';
import { files } from './files';
import { values } from './values';

let engine: Engine;
let loader: Loader;
beforeAll(async () => {
  engine = await startNodeEngine();
});
beforeEach(async () => {
  for (const schema of ['staging', 'intake']) {
    await engine.execute(`drop schema if exists ${schema} cascade`);
  }
  loader = new Loader(engine);
  await drop(new Blob([head + two]), 'before.csv');
});

const drop = (blob: Blob, name = 'x.csv') => loader.drop([{ name, blob, lastModified: 0 }]);

async function expectAsBefore(): Promise<void> {
  const sql = 'select count(*) as n, sum(amount)::varchar as amount from staging.transactions';
  expect(await engine.rows(sql)).toEqual([{ n: 2, amount: '15.0000' }]);
  expect(loader.receipts).toHaveLength(1);
}

/** Browsers hand over a folder, or a file that is still in the cloud, as a Blob that throws. */
function unreadable(reason: string): Blob {
  const blob = new Blob(['x']);
  blob.slice = () => {
    throw new DOMException('', reason);
  };
  return blob;
}

/** A file of so many bytes without the memory for them: its lines come again and again. */
function large(size: number): Blob {
  const lines = Array.from({ length: 150_000 }, (_, n) => plainLine(n)).join('');
  const piece = new Blob([lines]);
  const blob = new Blob([]);
  Object.defineProperty(blob, 'size', { value: size });
  blob.slice = (from = 0, to = size) => {
    if (from === 0 && to > 2 * piece.size) return large(to);
    if (from < head.length) return new Blob([head, piece]).slice(from, to);
    const at = (from - head.length) % piece.size;
    return new Blob([piece, piece, piece]).slice(at, at + Math.min(to, size) - from);
  };
  return blob;
}

describe('what was there stays', () => {
  const bad = [...files, ...values].filter(
    ({ verdict, account }) => (verdict === 'refuse' && !account) || verdict === 'ask',
  );

  it.each(bad.map((one) => [`${one.number} ${one.what}`, one] as const))('%s', async (_, one) => {
    for (const [name, content] of Object.entries(one.files())) {
      const { receipts } = await drop(new Blob([content]), name);
      expect(receipts).toEqual([]);
    }
    await expectAsBefore();
  });

  it.each([
    [113, 'a folder', 'NotFoundError'],
    [114, 'a file that is still in the cloud', 'NotReadableError'],
  ])('%i %s', async (_, __, reason) => {
    const { refusals } = await drop(unreadable(reason), 'exports');
    expect(refusals).toMatchObject([{ code: 'unreadable', file: 'exports' }]);
    await expectAsBefore();
  });

  it('a file that changes after it was chosen', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'a.csv');
    writeFileSync(path, `${head}A1,C1,2024-01-02,3\n`);
    const blob = await openAsBlob(path);
    writeFileSync(path, `${head}A1,C1,2024-01-02,3\nA2,C1,2024-01-02,3\n`);
    expect((await drop(blob)).refusals).toMatchObject([{ code: 'unreadable' }]);
    await expectAsBefore();
  });

  it('a file that goes away while it is read', async () => {
    const text = head + 'A1,C1,2024-01-02,3\n'.repeat(1000);
    const whole = new Blob([text]);
    const blob = new Blob([text]);
    let reads = 0;
    blob.slice = (...range) => {
      if (++reads > 2) throw new DOMException('', 'NotReadableError');
      return whole.slice(...range);
    };
    expect((await drop(blob)).refusals).toMatchObject([{ code: 'unreadable' }]);
    await expectAsBefore();
  });

  it('112 a file of 4.4 GB that is cancelled on its way', async () => {
    const blob = large(4.4e9);
    const cancel = new AbortController();
    const seen: number[] = [];
    let cancelledAt = 0;
    const outcome = await loader.drop(
      [{ name: 'large.csv', blob, lastModified: 0 }],
      noHints,
      ({ done, total }) => {
        seen.push(done / total);
        if (done / total < 0.01 || cancel.signal.aborted) return;
        cancelledAt = performance.now();
        cancel.abort();
      },
      cancel.signal,
    );
    expect(outcome.cancelled).toBe(true);
    expect(performance.now() - cancelledAt).toBeLessThan(5_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await expectAsBefore();
  });
});

describe('a file with damage', () => {
  it('ragged rows: the others load, each bad one is named with its line', async () => {
    const { receipts } = await drop(
      new Blob([
        `${head}A1,C1,2024-01-02,3\nA2,C2\n\nA3,C3,2024-01-04,5,extra\nA4,"C4\n",2024-01-05,7\nA5,C5,2024-02-30,1\n合计,,,16\n`,
      ]),
    );
    expect(receipts).toMatchObject([{ records: 7, loaded: 2, quarantined: 3, skipped: 2 }]);
    expect(receipts[0]!.quarantine).toEqual([
      {
        line: 3,
        column: null,
        text: 'A2,C2',
        reason: { code: 'too_few_cells', values: { cells: 2, columns: 4, bytes: 1_900_000 } },
      },
      {
        line: 5,
        column: null,
        text: 'A3,C3,2024-01-04,5,extra',
        reason: { code: 'too_many_cells', values: { cells: 5, columns: 4, bytes: 1_900_000 } },
      },
      {
        line: 8,
        column: 'order_date',
        text: 'A5,C5,2024-02-30,1',
        reason: { code: 'not_a_date', values: { column: 'order_date', value: '2024-02-30' } },
      },
    ]);
    expect(receipts[0]!.notes.map(({ code }) => code)).toEqual([
      'blank_lines',
      'total_row',
      'trimmed_ids',
      'merged',
    ]);
  });

  it('NULL and - are no customers', async () => {
    const { receipts } = await drop(new Blob([`${head}A3,NULL,2024-01-02,5\nA4,-,2024-01-02,6\n`]));
    const slot = receipts[0]?.slot ?? '';
    expect(
      await engine.rows(`select count(customer_id) as n, sum(amount) as a from intake.${slot}`),
    ).toEqual([{ n: 0, a: 11 }]);
  });
});
