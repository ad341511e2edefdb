import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill, languages } from '../../src/i18n/text';
import { noHints, type Note, type Receipt } from '../../src/intake/decision';
import { messages, type MessageCode } from '../../src/intake/messages';
import type { Engine } from '../../src/warehouse/engine';
import { Loader, type LoadOutcome } from '../../src/warehouse/load/loader';
import { startNodeEngine } from '../../src/warehouse/node-engine';
import type { Case, Verdict } from './case';
import { files } from './files';
import { values } from './values';

const cases = [...files, ...values].sort((a, b) => a.number - b.number);
/** Rows of the catalogue that are no file's content; `faults.test.ts` holds them. */
const faults = [112, 113, 114];

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
});

function drop(one: Case, answered: boolean): Promise<LoadOutcome> {
  const dropped = Object.entries(one.files());
  return loader.drop(
    dropped.map(([name, content]) => ({ name, blob: new Blob([content]), lastModified: 0 })),
    {
      ...noHints,
      files: Object.fromEntries(
        dropped.map(([name]) => [name, answered && one.answer ? one.answer : {}]),
      ),
    },
  );
}

function verdictOf({ questions, refusals, receipts }: LoadOutcome): Verdict {
  if (questions.length > 0) return 'ask';
  if (refusals.length > 0) return 'refuse';
  if (receipts.some(({ quarantined }) => quarantined > 0)) return 'quarantine';
  return receipts.some(({ notes }) => notes.length > 0) ? 'note' : 'ok';
}

function expectClear(note: Note): void {
  for (const language of languages) {
    const text = fill(messages[note.code as MessageCode][language], note.values);
    expect(text, note.code).not.toMatch(/\{\w+\}/);
  }
}

const total = (
  receipts: readonly Receipt[],
  of: 'records' | 'loaded' | 'quarantined' | 'skipped',
) => receipts.reduce((sum, receipt) => sum + receipt[of], 0);

describe('bad inputs', () => {
  it('are all there, by number', () => {
    const numbers = new Set([...cases.map(({ number }) => number), ...faults]);
    expect([...numbers].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 115 }, (_, i) => i + 1),
    );
  });

  it.each(cases.map((one) => [`${one.number} ${one.what}`, one] as const))('%s', async (_, one) => {
    const first = await drop(one, false);
    expect([verdictOf(first), JSON.stringify(first, null, 1)]).toEqual([
      one.verdict,
      expect.any(String),
    ]);
    const said = [
      ...first.refusals,
      ...first.receipts.flatMap(({ notes }) => notes),
      ...first.questions.flatMap(({ questions }) => questions),
    ];
    said.forEach(expectClear);
    if (one.codes)
      expect(said.map(({ code }) => code)).toEqual(expect.arrayContaining([...one.codes]));
    const asked = first.questions.flatMap(({ questions }) =>
      questions.map(({ id }) => id.split(':')[0]),
    );
    if (one.verdict === 'ask') {
      expect(asked).toEqual(expect.arrayContaining([...(one.asks ?? [])]));
      // Nothing is loaded while a question is open.
      expect(first.receipts).toEqual([]);
    }
    const outcome = one.answer ? await drop(one, true) : first;
    const { receipts } = outcome;
    expect(outcome.questions).toEqual([]);
    for (const { records, loaded, quarantined, skipped } of receipts) {
      expect(records).toBe(loaded + quarantined + skipped);
    }
    const account = (['records', 'loaded', 'quarantined', 'skipped'] as const).map((of) =>
      total(receipts, of),
    );
    if (one.account) expect(account).toEqual(one.account);
    if (one.quarantine) {
      const found = receipts.flatMap(({ quarantine }) =>
        quarantine.map(({ line, reason }) => [line, reason.code]),
      );
      expect(found).toEqual(one.quarantine);
    }
    if (one.rows) {
      const found = await engine.rows(one.rows.of);
      expect(found.map((row) => Object.values(row))).toEqual(one.rows.are);
    }
  });
});
