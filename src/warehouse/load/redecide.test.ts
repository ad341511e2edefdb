import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noHints, type Hint, type Receipt, type SourceFile } from '../../intake/decision';
import { EngineError, type Engine } from '../engine';
import { Loader, type LoadOutcome } from './loader';
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

const file = (name: string, text: string, lastModified = 0): SourceFile => ({
  ...{ name, lastModified },
  blob: new Blob([text]),
});
const head = 'order_id,customer_id,order_date,amount\n';
const january = `${head}A1,C1,2024-01-02,1\nA2,C2,2024-01-03,2\n`;
const dots = `${head}B1,C1,03/04/2024,1.5\nB2,C9,13/04/2024,2.5\n`;
const people = 'customer_id,city\nC7,上海\nC8,北京\n';
const monthFirst: Hint = { columns: [{ header: 'order_date', format: 'month-day-year' }] };

/** All that a later step could see of the loaded files. */
async function state(): Promise<object> {
  const counts: Record<string, number> = {};
  for (const view of ['transactions', 'order_headers', 'customers', 'customer_attributes']) {
    const [row] = await engine.rows(`select count(*) as n from staging.${view}`);
    counts[view] = Number(row!['n']);
  }
  const tables: Record<string, number> = {};
  for (const { name } of await engine.rows(
    `select table_name as name from duckdb_tables()
     where schema_name = 'intake' and regexp_matches(table_name, '^(f_\\d+|labels)$') order by 1`,
  )) {
    const [row] = await engine.rows(`select count(*) as n from intake.${String(name)}`);
    tables[String(name)] = Number(row!['n']);
  }
  const orders = await engine.rows(
    `select order_id, customer_id, ordered_at::varchar as at, amount::varchar as amount, state
     from staging.transactions order by all`,
  );
  const labels = await engine.rows('select slot, label from intake.labels order by all');
  return structuredClone({
    receipts: loader.receipts,
    counts,
    tables,
    orders: orders.map((row) => ({ ...row })),
    labels: labels.map((row) => ({ ...row })),
  });
}

const slots = (receipts: readonly Receipt[]) => receipts.map(({ slot }) => slot);

describe('a file that is decided otherwise', () => {
  it('is read again in its slot and place, with what was given before', async () => {
    await loader.drop([file('a.csv', january)]);
    await loader.drop([file('b.csv', dots)], {
      ...noHints,
      files: { 'b.csv': { answers: { keep: 'me' } } },
    });
    await loader.drop([file('c.csv', people)]);
    const { receipts } = await loader.redecide('f_2', monthFirst);
    expect(receipts).toMatchObject([
      {
        slot: 'f_2',
        ...{ records: 2, loaded: 1, quarantined: 1 },
        decision: { answers: { keep: 'me' } },
        quarantine: [{ line: 3, reason: { code: 'not_a_date' } }],
      },
    ]);
    expect(slots(loader.receipts)).toEqual(['f_1', 'f_2', 'f_3']);
    expect(
      await engine.rows('select order_id, ordered_at from staging.transactions order by 1'),
    ).toMatchObject([
      { order_id: 'A1' },
      { order_id: 'A2' },
      { order_id: 'B1', ordered_at: new Date('2024-03-04') },
    ]);
  });

  it('becomes another kind and comes back as the same table', async () => {
    await loader.drop([file('a.csv', january), file('c.csv', people)]);
    const before = await state();
    await loader.redecide('f_1', { kind: 'customers' });
    expect(loader.receipts).toMatchObject([{ decision: { kind: 'customers' } }, { file: 'c.csv' }]);
    expect(await state()).toMatchObject({ counts: { transactions: 0, customers: 4 } });
    await loader.redecide('f_1', { kind: 'transactions' });
    expect(await state()).toEqual(before);
  });

  it.each<[string, string, Hint]>([
    ['cannot be read so', january, { columns: [{ header: 'customer_id', role: 'ordered_at' }] }],
    ['has no record left', `${head}A1,C1,13/01/2024,1\n`, monthFirst],
  ])('stays as it is where it %s', async (_, text, hint) => {
    await loader.drop([file('a.csv', text), file('c.csv', people)]);
    const before = await state();
    const outcome = await loader.redecide('f_1', hint);
    expect(outcome).toMatchObject({ receipts: [], questions: [], cancelled: false });
    expect(outcome.refusals).toHaveLength(1);
    expect(await state()).toEqual(before);
  });

  it('stays as it is where the new reading raises a question', async () => {
    const text = 'order_id,customer_id,order_date,paid_at,amount\nA1,C1,2024-01-02,03/04/2024,1\n';
    const asText: Hint = { columns: [{ header: 'paid_at', role: null }] };
    await loader.drop([file('a.csv', text)], { ...noHints, files: { 'a.csv': asText } });
    const before = await state();
    const outcome = await loader.redecide('f_1', {
      columns: [{ header: 'paid_at', role: 'paid_at' }],
    });
    expect(outcome).toMatchObject({
      receipts: [],
      previews: [{ file: 'a.csv', records: 1, decision: { kind: 'transactions' } }],
      questions: [{ file: 'a.csv', questions: [{ id: 'date_order:c4' }] }],
    });
    expect(await state()).toEqual(before);
  });

  it('stays as it is where the file went away meanwhile', async () => {
    const source = file('a.csv', january);
    await loader.drop([source]);
    const before = await state();
    source.blob.slice = () => {
      throw new DOMException('', 'NotReadableError');
    };
    expect(await loader.redecide('f_1', { answers: {} })).toMatchObject({
      refusals: [{ code: 'unreadable' }],
    });
    expect(await state()).toEqual(before);
  });
});

describe('a load that is undone', () => {
  it('is gone, and the one before it next', async () => {
    const states = [];
    await loader.prepare();
    for (const files of [
      [file('a.csv', january), file('c.csv', people)],
      [file('b.csv', dots)],
      [file('d.csv', `${head}D1,C1,2024-05-02,1\n`), file('e.csv', 'customer_id,age\nC7,30\n')],
    ]) {
      states.push(await state());
      await loader.drop(files);
    }
    for (const before of states.reverse()) {
      await loader.undo();
      expect(await state()).toEqual(before);
    }
    await loader.undo();
    expect(loader.receipts).toEqual([]);
  });

  it('gives an order file its lines back that had been joined to others', async () => {
    const orders = '订单编号,买家会员名,买家实际支付金额,订单创建时间\n1,甲,30,2024-01-02\n';
    const lines = '订单编号,子订单编号,商品编号,数量,单价,下单时间\n';
    await loader.drop([file('orders.csv', orders)]);
    const before = await state();
    await loader.drop([
      file('lines.csv', `${lines}1,11,P1,1,10,2024-01-02\n1,12,P2,1,15,2024-01-02\n`),
    ]);
    expect(loader.receipts[0]).toMatchObject({ decision: { grain: 'header' } });
    await loader.undo();
    expect(await state()).toEqual(before);
  });

  it('leaves earlier files as they were decided since, and numbers new ones as before', async () => {
    await loader.drop([file('b.csv', dots)]);
    await loader.drop([file('c.csv', people)]);
    await loader.redecide('f_1', monthFirst);
    await loader.undo();
    expect(loader.receipts).toMatchObject([{ slot: 'f_1', loaded: 1 }]);
    const { receipts } = await loader.drop([file('a.csv', january), file('c.csv', people)]);
    expect(slots(receipts)).toEqual(['f_2', 'f_3']);
  });
});

describe('a fault', () => {
  /** Has something happen before the n-th statement from now, unless there are fewer. */
  function before(at: number, happens: () => void): { restore: () => void } {
    let count = 0;
    const { query, bound } = engine;
    const told = () => {
      if (count++ === at) happens();
    };
    engine.query = (sql) => {
      told();
      return query.call(engine, sql);
    };
    engine.bound = (sql, values) => {
      if (sql !== 'commit' && sql !== 'rollback') told();
      return bound.call(engine, sql, values);
    };
    return { restore: () => void Object.assign(engine, { query, bound }) };
  }

  const steps: [string, (signal?: AbortSignal) => Promise<LoadOutcome>][] = [
    [
      'a load',
      (signal) =>
        loader.drop(
          [file('b.csv', dots), file('e.csv', 'customer_id,age\nC7,3\n')],
          noHints,
          () => {},
          signal,
        ),
    ],
    [
      'another decision',
      (signal) => loader.redecide('f_1', { kind: 'customers' }, () => {}, signal),
    ],
  ];
  const undo: [string, () => Promise<void>] = ['an undo', () => loader.undo()];

  it.each([...steps, undo])('at any statement of %s leaves all as it was', async (_, step) => {
    await loader.drop([file('a.csv', january)]);
    await loader.drop([file('c.csv', people)]);
    const unchanged = await state();
    let faults = 0;
    for (let isThrough = false; !isThrough;) {
      isThrough = true;
      const { restore } = before(faults, () => {
        isThrough = false;
        throw new EngineError('out_of_memory', 'out of memory', '');
      });
      await Promise.resolve(step()).catch((cause: unknown) =>
        expect(cause).toBeInstanceOf(EngineError),
      );
      restore();
      if (!isThrough) expect([faults++, await state()]).toEqual([faults - 1, unchanged]);
    }
    expect(faults).toBeGreaterThan(5);
    expect(await state()).not.toEqual(unchanged);
  });

  it.each(steps)('cancels %s at any statement, and all is as it was', async (_, step) => {
    await loader.drop([file('a.csv', january)]);
    await loader.drop([file('c.csv', people)]);
    const unchanged = await state();
    let outcome: LoadOutcome | null = null;
    for (let at = 0; !outcome || outcome.cancelled; at++) {
      const cancel = new AbortController();
      const { restore } = before(at, () => cancel.abort());
      outcome = await step(cancel.signal);
      restore();
      if (outcome.cancelled) expect([at, await state()]).toEqual([at, unchanged]);
    }
    // A cancel that comes too late finds everything in: never a half.
    expect(outcome.receipts).not.toEqual([]);
  });

  it('in one of three files costs that file alone', async () => {
    const { query } = engine;
    engine.query = (sql) => {
      if (sql.startsWith('create or replace table intake.f_2') && sql.includes('c5')) {
        throw new EngineError('refused', 'no', sql);
      }
      return query.call(engine, sql);
    };
    const wide = file('b.csv', `${head.trim()},note\nB1,C1,2024-02-03,3,x\n`);
    const outcome = await loader.drop([file('a.csv', january), wide, file('c.csv', people)]);
    engine.query = query;
    expect(outcome).toMatchObject({
      receipts: [
        { file: 'a.csv', slot: 'f_1' },
        { file: 'c.csv', slot: 'f_2' },
      ],
      refusals: [{ file: 'b.csv', code: 'engine_refused' }],
    });
    expect(await state()).toMatchObject({
      counts: { transactions: 2, customers: 2 },
      tables: { f_1: 2, f_2: 2 },
    });
  });
});
