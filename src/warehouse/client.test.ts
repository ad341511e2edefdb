import { expose, proxy } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { Built, Loaded, Outcome, ResultBytes } from './api';
import { DatabaseClient } from './client';

/** What the fake worker was asked, over all its lives. */
interface Log {
  calls: string[];
  lives: number;
}

const loaded: Loaded = {
  receipts: [{ file: 'a.csv' } as Loaded['receipts'][number]],
  refusals: [],
  questions: [],
  cancelled: false,
};

/** A worker on this thread whose service answers at once, or never, or with a trap. */
function fakeWorker(log: Log, run: () => Promise<Outcome<ResultBytes>>): Worker {
  log.lives++;
  const { port1, port2 } = new MessageChannel();
  let isAlive = true;
  const service = {
    async load(files: readonly File[]): Promise<Outcome<Loaded>> {
      log.calls.push(`load ${files.length} file`);
      return { ok: true, value: loaded };
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

async function started(log: Log, run: () => Promise<Outcome<ResultBytes>>) {
  const client = new DatabaseClient({ wasm: new Blob(), spawn: () => fakeWorker(log, run) });
  await client.start();
  return client;
}

describe('the supervisor of the database', () => {
  it('settles a pending call when the worker dies, and replays what was loaded', async () => {
    const log: Log = { calls: [], lives: 0 };
    const client = await started(log, never);
    await client.load([new File(['x'], 'a.csv')], {}, silent);
    await client.build({ as_of: '2024-01-01' }, silent);
    await client.setAudience({ tier: ['a'] });
    const restarted = new Promise<void>((resolve) => client.onRestart(resolve));
    const pending = client.run(1, 'revenue', {});
    const before = log.calls.length;
    client.kill();
    expect(await pending).toMatchObject({ ok: false, failure: { code: 'restarted' } });
    await restarted;
    expect(client.status).toBe('ready');
    expect(log.lives).toBe(2);
    expect(log.calls.slice(before)).toEqual([
      'load 1 file',
      'build {"as_of":"2024-01-01"}',
      'audience {"tier":["a"]}',
    ]);
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
    });
    await client.start();
    expect(client.status).toBe('failed');
    expect(client.failure).toBe('workers are refused');
    expect(await client.run(1, 'revenue', {})).toMatchObject({ ok: false });
  });
});
