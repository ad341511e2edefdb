import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../warehouse/api';
import type { PeoplePage, PeopleRequest } from '../../warehouse/people/people';
import { PeopleList, type PeopleQuery } from './people-list.svelte';

function queryOf(search = ''): PeopleQuery {
  return {
    groups: null,
    saved: [],
    columns: [],
    sort: { column: 'customer_id', isDescending: false },
    search,
  };
}

/** A database whose answers come when they are let go, one after another. */
class Slow {
  readonly asked: [from: number, count: number][] = [];
  #waiting: (() => void)[] = [];

  constructor(
    private readonly total: number,
    public version = 'v1',
    public fails = false,
  ) {}

  people = ({ from, count, search }: PeopleRequest): Promise<Outcome<PeoplePage>> => {
    this.asked.push([from, count]);
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(this.#answer(from, count, search)));
    });
  };

  /** Lets the oldest answer go. */
  async answer(): Promise<void> {
    this.#waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  #answer(from: number, count: number, search: string): Outcome<PeoplePage> {
    if (this.fails) {
      return { ok: false, failure: { code: 'unknown', message: 'no', sql: null } };
    }
    const length = Math.max(0, Math.min(count, this.total - from));
    const rows = Array.from({ length }, (_, i) => ({ customer_id: `${search}${from + i}` }));
    return { ok: true, value: { total: this.total, version: this.version, rows } };
  }
}

describe('the rows of a list', () => {
  it('come in parts as they are wanted, each once', async () => {
    const slow = new Slow(1000);
    const list = new PeopleList(() => slow);
    const query = queryOf();
    list.want(query, 0, 0);
    expect([list.total, list.row(0)]).toEqual([null, null]);
    await slow.answer();
    expect([list.total, list.row(127)?.['customer_id'], list.row(128)]).toEqual([
      1000,
      '127',
      null,
    ]);
    list.want(query, 100, 300);
    await slow.answer();
    list.want(query, 0, 300);
    expect(slow.asked).toEqual([
      [0, 128],
      [128, 256],
    ]);
    expect(list.row(299)?.['customer_id']).toBe('299');
  });

  it('that were scrolled past are not fetched', async () => {
    const slow = new Slow(100_000);
    const list = new PeopleList(() => slow);
    const query = queryOf();
    for (const from of [0, 20_000, 50_000, 90_000]) list.want(query, from, from + 40);
    await slow.answer();
    await slow.answer();
    expect(slow.asked.map(([from]) => from)).toEqual([0, 89_984]);
    expect(list.row(90_010)?.['customer_id']).toBe('90010');
  });

  it('stand until those of another question are there', async () => {
    const slow = new Slow(10);
    const list = new PeopleList(() => slow);
    list.want(queryOf(), 0, 10);
    await slow.answer();
    const next = queryOf('x');
    list.want(next, 0, 10);
    expect([list.row(3)?.['customer_id'], list.query === next]).toEqual(['3', false]);
    await slow.answer();
    expect([list.row(3)?.['customer_id'], list.query === next]).toEqual(['x3', true]);
  });

  it('of a list that was made anew are not mixed with earlier ones', async () => {
    const slow = new Slow(1000);
    const list = new PeopleList(() => slow);
    const query = queryOf();
    list.want(query, 0, 40);
    await slow.answer();
    slow.version = 'v2';
    list.want(query, 500, 540);
    await slow.answer();
    expect([list.row(0), list.row(500)?.['customer_id']]).toEqual([null, '500']);
  });

  it('are not asked for beyond the end, nor where nobody is', async () => {
    const slow = new Slow(0);
    const list = new PeopleList(() => slow);
    const query = queryOf();
    list.want(query, 0, 0);
    await slow.answer();
    list.want(query, 0, 40);
    expect([list.total, slow.asked.length]).toEqual([0, 1]);
  });

  it('that could not be read are a failure until they are asked for again', async () => {
    const slow = new Slow(10, 'v1', true);
    const list = new PeopleList(() => slow);
    list.want(queryOf(), 0, 10);
    await slow.answer();
    expect(list.failure?.code).toBe('unknown');
    slow.fails = false;
    list.retry();
    await slow.answer();
    expect([list.failure, list.total]).toEqual([null, 10]);
  });
});
