import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Measured, Outcome } from '../warehouse/api';
import { factIs } from '../warehouse/audience/condition';
import { LiveCount } from './live-count.svelte';

const measured = (customers: number): Measured => ({
  customers,
  revenue: 0,
  allCustomers: 100,
  allRevenue: 0,
});

/** Questions that are answered by hand, in any order. */
function asked() {
  const answers: ((outcome: Outcome<Measured>) => void)[] = [];
  const measure = vi.fn(
    () => new Promise<Outcome<Measured>>((resolve) => void answers.push(resolve)),
  );
  const answer = async (index: number, outcome: Outcome<Measured>) => {
    answers[index]!(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { measure, answer };
}

const rule = (value: string) => [[factIs('segment', value)]];

describe('the live count', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks once the rule has rested for 200 ms, and only for the last one', () => {
    const { measure } = asked();
    const count = new LiveCount(measure);
    count.ask(rule('new'), []);
    vi.advanceTimersByTime(150);
    count.ask(rule('lost'), []);
    vi.advanceTimersByTime(199);
    expect(measure).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(measure.mock.calls).toEqual([[rule('lost'), []]]);
  });

  it('never lets an older answer overwrite a newer one', async () => {
    const { measure, answer } = asked();
    const count = new LiveCount(measure, 0);
    count.ask(rule('new'), []);
    await vi.advanceTimersByTimeAsync(0);
    count.ask(rule('lost'), []);
    await vi.advanceTimersByTimeAsync(0);
    await answer(1, { ok: true, value: measured(7) });
    await answer(0, { ok: true, value: measured(3) });
    expect(count.measured?.customers).toBe(7);
    expect(count.isCounting).toBe(false);
  });

  it('keeps the last answer, marked, until the next one is in', async () => {
    const { measure, answer } = asked();
    const count = new LiveCount(measure, 0);
    count.ask(rule('new'), []);
    await vi.advanceTimersByTimeAsync(0);
    await answer(0, { ok: true, value: measured(3) });
    count.ask(rule('lost'), []);
    expect([count.measured?.customers, count.isCounting]).toEqual([3, true]);
  });

  it('shows a failure in place of the size, and a size in place of a failure', async () => {
    const { measure, answer } = asked();
    const count = new LiveCount(measure, 0);
    const failure = { code: 'refused', message: 'no', sql: null } as const;
    count.ask(rule('new'), []);
    await vi.advanceTimersByTimeAsync(0);
    await answer(0, { ok: false, failure });
    expect([count.measured, count.failure]).toEqual([null, failure]);
    count.ask(rule('new'), []);
    await vi.advanceTimersByTimeAsync(0);
    await answer(1, { ok: true, value: measured(3) });
    expect([count.measured?.customers, count.failure]).toEqual([3, null]);
  });

  it('forgets its question when it is stopped', async () => {
    const { measure, answer } = asked();
    const count = new LiveCount(measure, 0);
    count.ask(rule('new'), []);
    await vi.advanceTimersByTimeAsync(0);
    count.stop();
    await answer(0, { ok: true, value: measured(3) });
    expect(count.measured).toBeNull();
  });
});
