import { factIs } from './audience/condition';
import { expose, proxy } from 'comlink';
import { describe, expect, it } from 'vitest';
import { noModels } from '../../test/no-models';
import { noHints, type Hint, type Hints } from '../intake/decision';
import type { Built, Loaded, Outcome, ResultBytes } from './api';
import { DatabaseClient } from './client';

/** What the fake worker was asked, over all its lives. */
interface Log {
  calls: string[];
  lives: number;
  /** The name or slot of a file that cannot be loaded. */
  refused?: string;
}

const loaded = (added: string[]): Outcome<Loaded> => ({
  ok: true,
  value: { receipts: [], added, previews: [], refusals: [], questions: [], cancelled: false },
});

/** A worker on this thread whose service answers at once, or never, or with a trap. */
function fakeWorker(log: Log, run: () => Promise<Outcome<ResultBytes>>): Worker {
  log.lives++;
  const { port1, port2 } = new MessageChannel();
  let isAlive = true;
  let slots = 0;
  const service = {
    async load(files: readonly File[], hints: Hints): Promise<Outcome<Loaded>> {
      log.calls.push(`load ${files.map(({ type }) => type).join()} ${JSON.stringify(hints.files)}`);
      if (files.some(({ type }) => type === log.refused)) return loaded([]);
      return loaded(files.map(() => `f_${++slots}`));
    },
    async redecide(slot: string, hint: Hint): Promise<Outcome<Loaded>> {
      log.calls.push(`redecide ${slot} ${JSON.stringify(hint)}`);
      return loaded(slot === log.refused ? [] : [slot]);
    },
    async undoLoad(): Promise<Outcome<Loaded>> {
      log.calls.push('undo');
      return loaded([]);
    },
    async build(settings: object): Promise<Outcome<Built>> {
      log.calls.push(`build ${JSON.stringify(settings)}`);
      return { ok: true, value: { asOf: '2024-01-01' } as Built };
    },
    async setAudience(audience: object): Promise<Outcome<{ customers: number }>> {
      log.calls.push(`audience ${JSON.stringify(audience)}`);
      return { ok: true, value: { customers: 1 } };
    },
    run,
  };
  expose({ start: async () => proxy(service) }, port2);
  port2.start();

  return {
    postMessage: (message: unknown, transfer: Transferable[] = []) => {
      if (isAlive) port1.postMessage(message, transfer as never);
    },
    addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type !== 'message') return;
      port1.addEventListener('message', listener as never);

      port1.start();
    },
    removeEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type === 'message') port1.removeEventListener('message', listener as never);
    },
    terminate: () => {
      isAlive = false;
      port1.close();
      port2.close();
    },
  } as unknown as Worker;
}

const never = () => new Promise<Outcome<ResultBytes>>(() => undefined);
const silent = () => undefined;
/** Node's message ports lose the name of a File and keep its type. */
const file = (name: string) => new File(['x'], name, { type: name });

async function started(log: Log, run: () => Promise<Outcome<ResultBytes>>) {
  const client = new DatabaseClient({
    wasm: new Blob(),
    spawn: () => fakeWorker(log, run),
    models: noModels,
  });
  await client.start();
  return client;
}

describe('the supervisor of the database', () => {
  it('settles a pending call when the worker dies, and replays what was loaded', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, never);
    await client.load([file('a.csv')], noHints, silent);
    await client.build({ as_of: '2024-01-01' }, silent);
    await client.setAudience([factIs('tier', 'a')], []);
    const restarted = new Promise<void>((resolve) => client.onRestart(resolve));
    const pending = client.run(1, 'revenue', {});
    const before = log.calls.length;
    client.kill();
    expect(await pending).toMatchObject({ ok: false, failure: { code: 'restarted' } });
    await restarted;
    expect(client.status).toBe('ready');
    expect(log.lives).toBe(2);
    expect(log.calls.slice(before)).toEqual([
      'load a.csv {}',
      'build {"as_of":"2024-01-01"}',
      `audience ${JSON.stringify([factIs('tier', 'a')])}`,
    ]);
  });

  async function replayed(client: DatabaseClient, log: Log): Promise<string[]> {
    const settled = new Promise<void>((resolve) =>
      client.onStatus((status) => status !== 'starting' && resolve()),
    );
    const before = log.calls.length;
    client.kill();
    await settled;
    return log.calls.slice(before);
  }

  it('replays what was decided since, added up by file, and not what was undone or refused', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, never);
    const hints = { ...noHints, files: { 'a.csv': { answers: { unpaid: 'in' } } } };
    await client.load([file('a.csv'), file('b.csv')], hints, silent);
    await client.redecide('f_2', { kind: 'customers', answers: { x: '1' } }, silent);
    await client.load([file('c.csv')], noHints, silent);
    await client.redecide('f_3', { kind: 'refunds' }, silent);
    await client.redecide('f_2', { answers: { y: '2' } }, silent);
    log.refused = 'f_1';
    await client.redecide('f_1', { kind: 'products' }, silent);
    await client.undoLoad();
    expect(await replayed(client, log)).toEqual([
      'load a.csv,b.csv {"a.csv":{"answers":{"unpaid":"in"}}}',
      'redecide f_2 {"kind":"customers","answers":{"x":"1","y":"2"},"columns":[]}',
    ]);
    expect(client.status).toBe('ready');
    await client.undoLoad();
    expect(await replayed(client, log)).toEqual([]);
  });

  it('fails rather than go on without a file that can no longer be read', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, never);
    await client.load([file('a.csv')], noHints, silent);
    await client.load([file('b.csv')], noHints, silent);
    log.refused = 'a.csv';
    await replayed(client, log);
    expect(client.status).toBe('failed');
  });

  it('discards an engine that trapped', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, async () => ({
      ok: false,
      failure: { code: 'trap', message: 'unreachable', sql: null },
    }));
    const restarted = new Promise<void>((resolve) => client.onRestart(resolve));
    expect(await client.run(1, 'revenue', {})).toMatchObject({ failure: { code: 'trap' } });
    await restarted;
    expect(log.lives).toBe(2);
  });

  it('keeps an engine that only refused a statement', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, async () => ({
      ok: false,
      failure: { code: 'refused', message: 'no such column', sql: 'select x' },
    }));
    await client.run(1, 'revenue', {});
    expect(log.lives).toBe(1);
    expect(client.status).toBe('ready');
  });

  it('says that it failed when the worker cannot be started', async () => {
    const client = new DatabaseClient({
      wasm: new Blob(),
      spawn: () => {
        throw new Error('workers are refused');
      },
      models: noModels,
    });
    await client.start();
    expect(client.status).toBe('failed');
    expect(client.failure).toBe('workers are refused');
    expect(await client.run(1, 'revenue', {})).toMatchObject({ ok: false });
  });
});
