import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../warehouse/api';
import type { ResultRows } from './cell.svelte';
import { Statistics } from './statistics';

type Answer = Outcome<ResultRows>;

/** Workers on this thread, answered by hand. */
class FakeWorkers {
  readonly asked: string[] = [];
  lives = 0;
  /** Whether a stop is heard. */
  isDeaf = false;
  #answer: ((answer: Answer) => void) | null = null;
  #fail: ((event: { message: string }) => void) | null = null;

  spawn = (): Worker => {
    this.lives++;
    const { port1, port2 } = new MessageChannel();
    expose(
      {
        run: (
          id: string,
          inputs: Record<string, Uint8Array>,
          values: object,
          progress: (f: number) => void,
        ) => {
          this.asked.push(`run ${id} ${inputs['main']?.[0]} ${JSON.stringify(values)}`);
          progress(0.5);
          return new Promise<Answer>((resolve) => (this.#answer = resolve));
        },
        hold: () => undefined,
        stop: () => {
          this.asked.push('stop');
          if (!this.isDeaf) this.answer(stopped);
        },
      },
      port2,
    );
    port2.start();
    return {
      postMessage: (message: unknown, transfer: Transferable[] = []) =>
        port1.postMessage(message, transfer as never),
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'error') this.#fail = listener as never;
        if (type !== 'message') return;
        port1.addEventListener('message', listener as never);
        port1.start();
      },
      removeEventListener: (type: string, listener: (event: never) => void) =>
        port1.removeEventListener(type as never, listener as never),
      terminate: () => {
        this.asked.push('terminate');
        port1.close();
      },
    } as unknown as Worker;
  };

  answer(answer: Answer): void {
    this.#answer?.(answer);
  }

  crash(message: string): void {
    this.#fail?.({ message });
  }
}

const rows: Answer = { ok: true, value: { main: [{ customers: 3 }] } };
const stopped: Answer = {
  ok: false,
  failure: { code: 'cancelled', message: 'cancelled', sql: null },
};
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function given() {
  const workers = new FakeWorkers();
  const statistics = new Statistics(workers.spawn);
  const heard: number[] = [];
  const run = (id: number) =>
    statistics.run(id, `model-${id}`, { main: new Uint8Array([id]) }, { k: '3' }, (fraction) =>
      heard.push(fraction),
    );
  return { workers, statistics, run, heard };
}

describe('the statistics worker', () => {
  it('starts with the first model and gives its rows and progress', async () => {
    const { workers, run, heard } = given();
    expect(workers.lives).toBe(0);
    const outcome = run(1);
    await soon();
    workers.answer(rows);
    expect(await outcome).toEqual(rows);
    expect(workers.asked).toEqual(['run model-1 1 {"k":"3"}']);
    expect(heard).toEqual([0.5]);
  });

  it('runs one model at a time, in order', async () => {
    const { workers, run } = given();
    const outcomes = [run(1), run(2)];
    await soon();
    expect(workers.asked).toHaveLength(1);
    workers.answer(rows);
    await soon();
    expect(workers.asked).toHaveLength(2);
    workers.answer(rows);
    expect(await Promise.all(outcomes)).toEqual([rows, rows]);
    expect(workers.lives).toBe(1);
  });

  it('stops the running model and forgets the waiting one', async () => {
    const { workers, statistics, run } = given();
    const outcomes = [run(1), run(2)];
    await soon();
    statistics.cancel([1, 2]);
    expect(await Promise.all(outcomes)).toEqual([stopped, stopped]);
    expect(workers.asked).toEqual(['run model-1 1 {"k":"3"}', 'stop']);
  });

  it('leaves other runs alone', async () => {
    const { workers, statistics, run } = given();
    const outcome = run(1);
    await soon();
    statistics.cancel([7]);
    workers.answer(rows);
    expect(await outcome).toEqual(rows);
  });

  it('ends a worker that does not stop, within half a second, and starts another', async () => {
    const { workers, statistics, run } = given();
    workers.isDeaf = true;
    const outcome = run(1);
    await soon();
    const asked = performance.now();
    statistics.cancel([1]);
    expect(await outcome).toEqual(stopped);
    expect(performance.now() - asked).toBeLessThan(500);
    expect(workers.asked).toContain('terminate');
    const next = run(2);
    await soon();
    workers.answer(rows);
    expect(await next).toEqual(rows);
    expect(workers.lives).toBe(2);
  });

  it('tells of a worker that fell over', async () => {
    const { workers, run } = given();
    const outcome = run(1);
    await soon();
    workers.crash('out of memory');
    expect(await outcome).toMatchObject({
      ok: false,
      failure: { code: 'unknown', message: 'out of memory' },
    });
  });
});
