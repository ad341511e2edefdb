import { describe, expect, it } from 'vitest';
import type { Decision, Receipt } from '../../intake/decision';
import type { Loaded, Outcome, Preview, Progress } from '../../warehouse/api';
import type { Change } from './change';
import { Imports, type ImportDatabase } from './imports.svelte';
import { Remembered, type LayoutStore, type RememberedLayouts } from './remembered.svelte';

const file = (name: string) => new File(['a,b\n1,2\n'], name);
const settle = () => new Promise((resolve) => setTimeout(resolve));
const zone = 'Asia/Shanghai';

function receipt(name: string, slot: string, decision: Partial<Decision> = {}): Receipt {
  return {
    ...{ file: name, slot, size: 8, layout: `layout of ${slot}` },
    ...{ records: 1, loaded: 1, quarantined: 0, skipped: 0, quarantine: [], notes: [], news: null },
    decision: {
      ...{ kind: 'customers', platform: null, grain: null, encoding: 'utf-8', header: 1 },
      dialect: { delimiter: ',', runs: false, quote: '"', escape: '"', comment: '' },
      columns: [],
      answers: {},
      ...decision,
    },
  };
}

const a = receipt('a.csv', 'f_1');
const b = receipt('b.csv', 'f_2');

function question(id: string, of = 'a.csv'): Loaded['questions'][number] {
  const options = [
    { value: 'one', preview: '1' },
    { value: 'two', preview: '2' },
  ];
  return { ...{ id, file: of, code: 'x', values: {} }, options };
}

function preview(name: string, layout: string): Preview {
  return { ...receipt(name, 'f_9'), layout };
}

/** Answers calls in order, and keeps what each was asked. */
function database(...answers: (Partial<Loaded> | 'cancelled')[]) {
  const calls: unknown[] = [];
  const answer = (onProgress?: (progress: Progress) => void): Promise<Outcome<Loaded>> => {
    onProgress?.({ stage: 'reading', file: null, fraction: 1, rows: null });
    const next = answers.shift() ?? {};
    const nothing = { receipts: [], added: [], previews: [], refusals: [], questions: [] };
    return Promise.resolve(
      next === 'cancelled'
        ? { ok: false, failure: { code: 'cancelled', message: '', sql: null } }
        : { ok: true, value: { ...nothing, cancelled: false, ...next } },
    );
  };
  const engine: ImportDatabase = {
    load(files, hints, onProgress) {
      calls.push({ dropped: files.map(({ name }) => name), ...hints });
      return answer(onProgress);
    },
    redecide(slot, hint, onProgress) {
      calls.push({ slot, hint });
      return answer(onProgress);
    },
    undoLoad() {
      calls.push('undo');
      return answer();
    },
    quarantine: () => Promise.resolve({ ok: true, value: [] }),
    cancelLoad: () => Promise.resolve(void calls.push('cancel')),
  };
  return { ...engine, calls };
}

/** A store in memory. */
function store(kept: RememberedLayouts = {}): LayoutStore & { kept: () => RememberedLayouts } {
  const layouts = new Map(Object.entries(kept));
  return {
    kept: () => Object.fromEntries(layouts),
    all: () => Promise.resolve(Object.fromEntries(layouts)),
    keep: (layout, remembered) => Promise.resolve(void layouts.set(layout, remembered)),
    forget: (layout) => Promise.resolve(void layouts.delete(layout)),
  };
}

function begun(engine: ImportDatabase, memory = new Remembered(store())) {
  const changes: Change[] = [];
  const imports = new Imports(
    async (change) => void changes.push(change),
    memory,
    () => 1000,
  );
  imports.begin(engine);
  return { imports, changes };
}

describe('importing', () => {
  it('keeps files that were dropped before the engine was ready, and reads them then', async () => {
    const engine = database({ receipts: [a], added: ['f_1'] });
    const changes: Change[] = [];
    const imports = new Imports(
      async (change) => void changes.push(change),
      new Remembered(store()),
    );
    imports.add([file('a.csv')]);
    expect(imports.waiting).toHaveLength(1);
    imports.begin(engine);
    await settle();
    expect(engine.calls).toEqual([{ dropped: ['a.csv'], files: {}, layouts: {}, timeZone: zone }]);
    expect(changes).toEqual([{ type: 'loaded', added: [a] }]);
    expect(imports).toMatchObject({ waiting: [], loading: [], progress: null });
  });

  it('shows what the database says is in after each load', async () => {
    const older = { ...a, notes: [{ code: 'joined', values: {} }] };
    const engine = database(
      { receipts: [a], added: ['f_1'] },
      { receipts: [older, b], added: ['f_2'] },
    );
    const { imports, changes } = begun(engine);
    imports.add([file('a.csv')]);
    imports.add([file('b.csv')]);
    await settle();
    expect(imports.receipts).toEqual([older, b]);
    expect(changes.at(-1)).toEqual({ type: 'loaded', added: [b] });
  });

  it('leaves what was there when a file is refused', async () => {
    const refusal = { file: 'b.pdf', code: 'x', values: {} };
    const engine = database(
      { receipts: [a], added: ['f_1'] },
      { receipts: [a], refusals: [refusal] },
    );
    const { imports, changes } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.add([file('b.pdf')]);
    await settle();
    expect(imports.receipts).toEqual([a]);
    expect(imports.refusals).toEqual([refusal]);
    expect(changes).toHaveLength(1);
  });

  it('says nothing about a load that the user cancelled', async () => {
    const { imports } = begun(database('cancelled'));
    imports.add([file('a.csv')]);
    await settle();
    expect(imports).toMatchObject({ failure: null, receipts: [], loading: [] });
  });

  it('stops a load that had not begun when it was cancelled, at its first sign of life', async () => {
    const engine = database();
    let begin: (progress: Progress) => void = () => undefined;
    const { imports } = begun({
      ...engine,
      load(_files, _hints, onProgress) {
        begin = onProgress;
        return new Promise(() => undefined);
      },
    });
    imports.add([file('a.csv')]);
    await imports.cancel();
    begin({ stage: 'reading', file: null, fraction: 0, rows: null });
    expect(engine.calls).toEqual(['cancel', 'cancel']);
  });
});

describe('open questions', () => {
  it('hold the load back, and go into it answered; the first option is the proposal', async () => {
    const engine = database(
      { questions: [question('date'), question('currency')], previews: [preview('a.csv', 'l')] },
      { receipts: [a], added: ['f_1'] },
    );
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    expect(imports.asked.questions).toHaveLength(2);
    expect(imports.receipts).toEqual([]);
    imports.asked.answer(imports.asked.questions[1]!, 'two');
    imports.load();
    await settle();
    expect(engine.calls[1]).toMatchObject({
      dropped: ['a.csv'],
      files: { 'a.csv': { answers: { date: 'one', currency: 'two' } } },
    });
    expect(imports.asked.questions).toEqual([]);
    expect(imports.receipts).toEqual([a]);
  });

  it('are asked once for all files of a layout, and answered for each', async () => {
    const engine = database({
      questions: [question('date', 'jan.csv'), question('date', 'feb.csv'), question('date')],
      previews: [preview('jan.csv', 'm'), preview('feb.csv', 'm'), preview('a.csv', 'other')],
    });
    const { imports } = begun(engine);
    imports.add([file('jan.csv'), file('feb.csv'), file('a.csv')]);
    await settle();
    const { asked } = imports;
    expect(asked.questions.map(({ files }) => files)).toEqual([['jan.csv', 'feb.csv'], ['a.csv']]);
    asked.answer(asked.questions[0]!, 'two');
    expect(asked.hints).toMatchObject({
      'jan.csv': { answers: { date: 'two' } },
      'feb.csv': { answers: { date: 'two' } },
      'a.csv': { answers: { date: 'one' } },
    });
  });

  it('stay open, answers and all, when the load is cancelled or another file joins', async () => {
    const open = { questions: [question('date')], previews: [preview('a.csv', 'l')] };
    const engine = database(open, 'cancelled', open);
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.asked.answer(imports.asked.questions[0]!, 'two');
    imports.load();
    await settle();
    expect(imports.asked.questions).toHaveLength(1);
    imports.add([file('b.csv')]);
    await settle();
    // Without the answer: it is for the user to say when to load.
    expect(engine.calls[2]).toEqual({
      ...{ dropped: ['a.csv', 'b.csv'], layouts: {}, timeZone: zone },
      files: { 'a.csv': { answers: {}, columns: [] } },
    });
    expect(imports.asked.answerOf(imports.asked.questions[0]!)).toBe('two');
  });

  it('take changed roles and kinds along; a role moves from the column that had it', async () => {
    const columns = ['c1', 'c2'].map((header, index) => ({
      ...{ header, role: index === 0 ? 'amount' : null, format: 'text' as const },
      ...{ confidence: 0.5, samples: [] },
    }));
    const waiting = { ...preview('a.csv', 'l'), decision: { ...a.decision, columns } };
    const engine = database(
      { questions: [question('kind')], previews: [waiting] },
      { questions: [question('date')], previews: [waiting] },
      { receipts: [a], added: ['f_1'] },
    );
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.readAs('a.csv', 'transactions');
    await settle();
    expect(engine.calls[1]).toMatchObject({ files: { 'a.csv': { kind: 'transactions' } } });
    imports.asked.change('a.csv', {
      columns: [
        { header: 'c2', role: 'amount' },
        { header: 'c1', role: null },
      ],
    });
    expect(imports.asked.columnsOf(waiting).map(({ role }) => role)).toEqual([null, 'amount']);
    imports.load();
    await settle();
    expect(engine.calls[2]).toMatchObject({
      files: {
        'a.csv': {
          kind: 'transactions',
          answers: { date: 'one' },
          columns: [
            { header: 'c2', role: 'amount' },
            { header: 'c1', role: null },
          ],
        },
      },
    });
  });

  it('let go of the files when these are discarded', async () => {
    const engine = database({ questions: [question('date')] });
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.discard();
    imports.load();
    await settle();
    expect(imports.asked.questions).toEqual([]);
    expect(engine.calls).toHaveLength(1);
  });
});

describe('a decision about a loaded file', () => {
  const choice = { id: 'unpaid', chosen: 'drop', options: [] };
  const before = { ...a, notes: [{ code: 'orders_unpaid', values: {}, choice }] };

  it('is taken again, says how it is undone, and is shown as chosen meanwhile', async () => {
    const after = receipt('a.csv', 'f_1', { answers: { unpaid: 'keep' } });
    const engine = database({ receipts: [before], added: ['f_1'] }, { receipts: [after] });
    const { imports, changes } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    const hint = { answers: { unpaid: 'keep' } };
    imports.redecide('f_1', hint);
    expect(imports.changeOf('f_1')).toEqual(hint);
    await settle();
    expect(engine.calls[1]).toEqual({ slot: 'f_1', hint });
    expect(imports.changeOf('f_1')).toBeNull();
    expect(changes[1]).toEqual({
      ...{ type: 'redecided', receipt: after, hint },
      undo: { answers: { unpaid: 'drop' } },
    });
  });

  it('waits for its turn, together with what else is changed about the file', async () => {
    const engine = database({ receipts: [before], added: ['f_1'] });
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    imports.redecide('f_1', { answers: { unpaid: 'keep' } });
    imports.redecide('f_1', { columns: [{ header: 'x', role: 'city' }] });
    await settle();
    expect(engine.calls.slice(1)).toEqual([
      {
        slot: 'f_1',
        hint: { answers: { unpaid: 'keep' }, columns: [{ header: 'x', role: 'city' }] },
      },
    ]);
  });

  it('may raise a question; the answer goes to the same file', async () => {
    const engine = database(
      { receipts: [before], added: ['f_1'] },
      { receipts: [before], questions: [question('date')], previews: [preview('a.csv', 'l')] },
      { receipts: [before] },
    );
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    const columns = [{ header: 'x', role: 'ordered_at' }];
    imports.redecide('f_1', { columns });
    await settle();
    imports.load();
    await settle();
    expect(engine.calls[2]).toEqual({ slot: 'f_1', hint: { columns, answers: { date: 'one' } } });
    expect(imports.asked.questions).toEqual([]);
  });

  it('that was refused changes nothing', async () => {
    const refusal = { file: 'a.csv', code: 'x', values: {} };
    const engine = database(
      { receipts: [before], added: ['f_1'] },
      { receipts: [before], refusals: [refusal] },
    );
    const { imports, changes } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.redecide('f_1', { kind: 'tickets' });
    await settle();
    expect(imports.refusals).toEqual([refusal]);
    expect(changes).toHaveLength(1);
  });

  it('follows the time zone where the file has instants', async () => {
    const instants = { id: 'time_zone', chosen: zone, options: [] };
    const zoned = { ...b, notes: [{ code: 'x', values: {}, choice: instants }] };
    const engine = database({ receipts: [before, zoned], added: ['f_1', 'f_2'] });
    const { imports } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.setTimeZone('Europe/Berlin');
    imports.setTimeZone('Europe/Berlin');
    await settle();
    expect(engine.calls.slice(1)).toEqual([
      { slot: 'f_2', hint: { answers: { time_zone: 'Europe/Berlin' } } },
    ]);
    imports.add([file('c.csv')]);
    await settle();
    expect(engine.calls.at(-1)).toMatchObject({ timeZone: 'Europe/Berlin' });
  });
});

describe('undoing a load', () => {
  it('brings back what the database says was there, and names what went', async () => {
    const engine = database(
      { receipts: [a], added: ['f_1'] },
      { receipts: [a, b], added: ['f_2'] },
      { receipts: [a] },
    );
    const { imports, changes } = begun(engine);
    imports.add([file('a.csv')]);
    await settle();
    imports.add([file('b.csv')]);
    await settle();
    imports.undoLoad();
    await settle();
    expect(engine.calls.at(-1)).toBe('undo');
    expect(imports.receipts).toEqual([a]);
    expect(changes.at(-1)).toEqual({ type: 'undone', removed: [b] });
  });
});

describe('the decisions about a layout', () => {
  const answered = receipt('a.csv', 'f_1', { answers: { date: 'two' } });

  it('are kept and given to the next load, which says when they were taken', async () => {
    const kept = store();
    const first = begun(database({ receipts: [answered], added: ['f_1'] }), new Remembered(kept));
    first.imports.add([file('a.csv')]);
    await settle();
    expect(first.imports.recalledAt(answered)).toBeNull();
    expect(kept.kept()).toEqual({
      'layout of f_1': { savedAt: 1000, hint: { answers: { date: 'two' }, columns: [] } },
    });

    const memory = new Remembered(kept);
    await memory.open();
    const engine = database({ receipts: [answered], added: ['f_1'] });
    const second = begun(engine, memory);
    second.imports.add([file('b.csv')]);
    await settle();
    expect(engine.calls[0]).toMatchObject({
      layouts: { 'layout of f_1': { answers: { date: 'two' } } },
    });
    expect(second.imports.recalledAt(answered)).toBe(1000);
  });

  it('are forgotten on demand, here and in the browser', async () => {
    const kept = store();
    const { imports } = begun(
      database({ receipts: [answered], added: ['f_1'] }, {}),
      new Remembered(kept),
    );
    imports.add([file('a.csv')]);
    await settle();
    imports.forget('layout of f_1');
    expect(kept.kept()).toEqual({});
    imports.add([file('b.csv')]);
    await settle();
    expect(imports.recalledAt(answered)).toBeNull();
  });

  it('take the kind along that was chosen, and no zone that only follows the settings', async () => {
    const kept = store();
    const zoned = receipt('a.csv', 'f_1', { answers: { time_zone: zone } });
    const engine = database({ receipts: [zoned], added: ['f_1'] }, { receipts: [zoned] });
    const { imports } = begun(engine, new Remembered(kept));
    imports.add([file('a.csv')]);
    await settle();
    expect(kept.kept()).toEqual({});
    imports.redecide('f_1', { kind: 'tickets' });
    await settle();
    expect(kept.kept()).toEqual({
      'layout of f_1': { savedAt: 1000, hint: { kind: 'tickets' } },
    });
  });

  it('last as long as the page where the browser blocks storage', async () => {
    const blocked = () => Promise.reject(new Error('blocked'));
    const memory = new Remembered({ all: blocked, keep: blocked, forget: blocked });
    await memory.open();
    memory.keep('l', { answers: { date: 'two' } }, 5);
    expect(memory.hints).toEqual({ l: { answers: { date: 'two' } } });
    memory.forget('l');
    expect(memory.hints).toEqual({});
  });
});
