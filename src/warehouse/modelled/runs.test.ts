import { describe, expect, it } from 'vitest';
import type { Outcome } from '../api';
import { Turns } from '../turns';
import type { MadeTables, ModelledMarts, ModelRunner } from './marts';
import { ModelRuns } from './runs';

const marts = (id: string): ModelledMarts => ({
  definition: { id, inputs: {}, tables: { scores: { customer_key: 'integer' } } },
  sql: {},
});

/** Models that answer when they are told to, and a warehouse that writes down what it keeps. */
function given() {
  const log: string[] = [];
  const answers = new Map<string, (outcome: Outcome<MadeTables>) => void>();
  const runner: ModelRunner = {
    run: (id) => {
      log.push(`run ${id}`);
      return new Promise((resolve) => answers.set(id, resolve));
    },
    stop: (id) => {
      log.push(`stop ${id}`);
    },
  };
  const turns = new Turns();
  const keeper = {
    inputsOf: async ({ definition }: ModelledMarts) => ({ inputs: {}, state: definition.id }),
    keep: async (_: ModelledMarts, state: string) => {
      log.push(`keep ${state}`);
    },
  };
  return { log, turns, answers, runs: new ModelRuns(keeper, runner, turns) };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));
const made: Outcome<MadeTables> = { ok: true, value: {} };
const cancelled = { code: 'cancelled', message: 'cancelled', sql: null };

describe('models that make marts', () => {
  it('leave the database its turns while they compute, and are kept in a turn', async () => {
    const { log, turns, answers, runs } = given();
    const waiting = runs.made(marts('risk'), 1);
    await soon();
    await turns.take(async () => log.push('a click'));
    answers.get('risk')?.(made);
    expect(await waiting).toBeNull();
    expect(log).toEqual(['run risk', 'a click', 'keep risk']);
  });

  it('run once for all who wait', async () => {
    const { log, answers, runs } = given();
    const both = [runs.made(marts('risk'), 1), runs.made(marts('risk'), null)];
    await soon();
    answers.get('risk')?.(made);
    expect(await Promise.all(both)).toEqual([null, null]);
    expect(log).toEqual(['run risk', 'keep risk']);
  });

  it('say why they made nothing', async () => {
    const { log, answers, runs } = given();
    const failure = { code: 'unknown', message: 'no fit', sql: null } as const;
    const waiting = runs.made(marts('risk'), 1);
    await soon();
    answers.get('risk')?.({ ok: false, failure });
    expect(await waiting).toEqual(failure);
    expect(log).toEqual(['run risk']);
  });

  it('go on when one of those who wait is cancelled, and stop with the last one', async () => {
    const { log, runs } = given();
    const both = [runs.made(marts('risk'), 1), runs.made(marts('risk'), 2)];
    await soon();
    runs.cancel([1, 7]);
    expect(await both[0]).toEqual(cancelled);
    expect(log).toEqual(['run risk']);
    runs.cancel([2]);
    expect(await both[1]).toEqual(cancelled);
    expect(log).toEqual(['run risk', 'stop risk']);
  });

  it('do not begin for one who was cancelled while the inputs were read', async () => {
    const { log, turns, runs } = given();
    let free = (): void => undefined;
    void turns.take(() => new Promise<void>((resolve) => (free = resolve)));
    const waiting = runs.made(marts('risk'), 1);
    await soon();
    runs.cancel([1]);
    free();
    expect(await waiting).toEqual(cancelled);
    await turns.take(soon);
    expect(log).toEqual(['stop risk']);
  });
});
