import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../intake/decision';
import type { Loaded, Outcome, Progress } from '../../warehouse/api';
import { Imports } from './imports.svelte';

const file = (name: string) => new File(['a,b\n1,2\n'], name);
const receipt = (name: string, slot: string) => ({ file: name, slot }) as Receipt;
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Answers loads in order, and keeps what each was asked. */
function database(...answers: (Partial<Loaded> | 'cancelled')[]) {
  const calls: { files: string[]; hints: unknown }[] = [];
  return {
    calls,
    cancelLoad: () => Promise.resolve(),
    load(files: readonly File[], hints: unknown, onProgress: (progress: Progress) => void) {
      calls.push({ files: files.map(({ name }) => name), hints });
      onProgress({ stage: 'reading', file: null, fraction: 1 });
      const answer = answers.shift() ?? {};
      const outcome: Outcome<Loaded> =
        answer === 'cancelled'
          ? { ok: false, failure: { code: 'cancelled', message: '', sql: null } }
          : {
              ok: true,
              value: { receipts: [], refusals: [], questions: [], cancelled: false, ...answer },
            };
      return Promise.resolve(outcome);
    },
  };
}

describe('importing', () => {
  it('keeps files that were dropped before the engine was ready, and reads them then', async () => {
    const engine = database({ receipts: [receipt('a.csv', 'f_1')] });
    const loads: number[] = [];
    const imports = new Imports(async (receipts) => void loads.push(receipts.length));
    imports.add([file('a.csv')]);
    expect(imports.waiting).toHaveLength(1);
    imports.begin(engine);
    await settle();
    expect(engine.calls).toEqual([{ files: ['a.csv'], hints: {} }]);
    expect(loads).toEqual([1]);
    expect(imports).toMatchObject({ waiting: [], loading: [], progress: null });
  });

  it('adds later files to what is there', async () => {
    const engine = database(
      { receipts: [receipt('a.csv', 'f_1')] },
      { receipts: [receipt('b.csv', 'f_2')] },
    );
    const imports = new Imports(() => Promise.resolve());
    imports.begin(engine);
    imports.add([file('a.csv')]);
    imports.add([file('b.csv')]);
    await settle();
    expect(imports.receipts.map(({ file: name }) => name)).toEqual(['a.csv', 'b.csv']);
  });

  it('asks before it loads, and loads with the answers; the first option is the proposal', async () => {
    const question = (id: string) => ({
      id,
      file: 'a.csv',
      code: 'x',
      values: {},
      options: [
        { value: 'one', preview: '1' },
        { value: 'two', preview: '2' },
      ],
    });
    const engine = database(
      { questions: [question('date'), question('currency')] },
      { receipts: [receipt('a.csv', 'f_1')] },
    );
    const imports = new Imports(() => Promise.resolve());
    imports.begin(engine);
    imports.add([file('a.csv')]);
    await settle();
    expect(imports.questions).toHaveLength(2);
    expect(imports.receipts).toEqual([]);
    const [, currency] = imports.questions;
    if (currency) imports.answer(currency, 'two');
    imports.load();
    await settle();
    expect(engine.calls[1]).toEqual({
      files: ['a.csv'],
      hints: { 'a.csv': { answers: { date: 'one', currency: 'two' } } },
    });
    expect(imports.questions).toEqual([]);
    expect(imports.receipts).toHaveLength(1);
  });

  it('leaves what was there when a file is refused', async () => {
    const refusal = { file: 'b.xlsx', code: 'x', values: {} };
    const engine = database({ receipts: [receipt('a.csv', 'f_1')] }, { refusals: [refusal] });
    let loads = 0;
    const imports = new Imports(async () => void loads++);
    imports.begin(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.add([file('b.xlsx')]);
    await settle();
    expect(imports.receipts).toHaveLength(1);
    expect(imports.refusals).toEqual([refusal]);
    expect(loads).toBe(1);
  });

  it('says nothing about a load that the user cancelled', async () => {
    const imports = new Imports(() => Promise.resolve());
    imports.begin(database('cancelled'));
    imports.add([file('a.csv')]);
    await settle();
    expect(imports).toMatchObject({ failure: null, receipts: [], loading: [] });
  });
});
