import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { noHints } from '../../src/intake/decision';
import { messages } from '../../src/intake/messages';
import type { Engine } from '../../src/warehouse/engine';
import { Loader } from '../../src/warehouse/load/loader';
import { startNodeEngine } from '../../src/warehouse/node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});

async function dropped(bytes: Uint8Array<ArrayBuffer>, name = 'x.csv') {
  for (const schema of ['staging', 'intake']) {
    await engine.execute(`drop schema if exists ${schema} cascade`);
  }
  const loader = new Loader(engine);
  return loader.drop([{ name, blob: new Blob([bytes]), lastModified: 0 }], noHints);
}

/** Whatever was dropped, there is an answer: loaded with its account, asked, or refused in words. */
async function expectAnswer(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { receipts, refusals, questions } = await dropped(bytes);
  expect(receipts.length + refusals.length + questions.length).toBeGreaterThan(0);
  for (const { records, loaded, quarantined, skipped } of receipts) {
    expect(records).toBe(loaded + quarantined + skipped);
  }
  for (const { code } of refusals) expect(Object.keys(messages)).toContain(code);
}

const sound = new TextEncoder().encode(
  `order_id,customer_id,order_date,amount,product\n${Array.from(
    { length: 12 },
    (_, n) =>
      `A${n},C${n % 4},2024-01-${String(n + 1).padStart(2, '0')},${n}.50,"茶, 杯 ""${n}"""\n`,
  ).join('')}`,
);

const magic = fc.constantFrom(
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08, 0x00],
  [0x50, 0x41, 0x52, 0x31],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x7b, 0x22],
  [0x5b, 0x7b],
  [0xd0, 0xcf, 0x11, 0xe0],
);

describe('hostile files', () => {
  it('random bytes get an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), (bytes) =>
        expectAnswer(Uint8Array.from(bytes)),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('random bytes behind the first bytes of a container get an answer', async () => {
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 400 }), (start, bytes) =>
        expectAnswer(Uint8Array.from([...start, ...bytes])),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('a sound file with bytes changed, cut out or put in gets an answer and keeps its account', async () => {
    const place = fc.nat(sound.length - 1);
    const edit = fc.record({
      at: place,
      remove: fc.nat(6),
      insert: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const bytes = [...sound];
        for (const { at, remove, insert } of edits) bytes.splice(at, remove, ...insert);
        return expectAnswer(Uint8Array.from(bytes));
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('structure without an end gets an answer', async () => {
    const parts = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      '\t',
      ';',
      '|',
      "'",
      '\\',
      '#',
      '\0',
      'a',
      '1',
      '{',
      '[',
      '"a":',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 80 }), (text) =>
        expectAnswer(Uint8Array.from(new TextEncoder().encode(text.join('')))),
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
