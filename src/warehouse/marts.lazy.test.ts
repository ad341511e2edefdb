import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from './engine';
import { Marts } from './marts';

/** Notes the marts that are made; fails at one of them on demand. */
class Noted {
  made: string[] = [];
  failing: string | null = null;

  execute(sql: string): Promise<void> {
    const name = /^create or replace [a-z ]+ mart\.(\w+)/m.exec(sql)?.[1] ?? '';
    if (name === this.failing) return Promise.reject(new Error(`no ${name}`));
    this.made.push(name);
    return Promise.resolve();
  }

  /** Which of these were made since the last look; of all, the other marts included. */
  look(...of: string[]): string[] {
    const made = this.made.splice(0);
    return of.length > 0 ? made.filter((name) => of.includes(name)) : made;
  }
}

/** Each of these reads the one before. */
const chain = ['keys', 'orders', 'order_days'];

let engine: Noted;
let around: string;
let marts: Marts;
beforeEach(() => {
  engine = new Noted();
  around = 'create or replace table mart.around as select * from mart.customers';
  marts = new Marts(engine as unknown as Engine, () => around);
});

describe('the marts', () => {
  it('are made when they are first read, after those that they read', async () => {
    await marts.make(['order_days']);
    expect(engine.look(...chain)).toEqual(chain);
    await marts.make(['festivals', 'orders']);
    expect(engine.look()).toEqual(['festivals']);
    await marts.make(['festivals', 'orders', 'order_days']);
    expect(engine.look()).toEqual([]);
  });

  it('are made again after a change of a setting that they read, or that those read', async () => {
    await marts.make(['tiers', 'order_days', 'calendar']);
    engine.look();
    marts.changed(['tier_a']);
    await marts.make(['tiers', 'order_days', 'calendar']);
    expect(engine.look('tiers', ...chain)).toEqual(['tiers']);
    marts.changed(['week_starts']);
    await marts.make(['tiers', 'order_days', 'calendar']);
    expect(engine.look()).toEqual(['calendar']);
    marts.changed(['as_of']);
    await marts.make(['order_days']);
    expect(engine.look(...chain)).toEqual(chain);
    marts.changed([]);
    await marts.make(['order_days']);
    expect(engine.look()).toEqual([]);
  });

  it('of the audience are made again after a change of the audience, and no others', async () => {
    await marts.make(['audience', 'around_tier', 'tiers']);
    expect(engine.look()).toEqual(expect.arrayContaining(['customers', 'around', 'audience']));
    marts.audienceChanged();
    await marts.make(['audience', 'tiers', 'customers']);
    expect(engine.look()).toEqual(['around', 'audience']);
    // A view stays as it is.
    await marts.make(['around_tier']);
    expect(engine.look()).toEqual([]);
  });

  it('that the audience reads are made before it', async () => {
    await marts.make(['audience']);
    engine.look();
    around = 'create or replace table mart.around as select * from mart.festivals';
    marts.audienceChanged();
    await marts.make(['audience']);
    expect(engine.look()).toEqual(['festivals', 'around', 'audience']);
  });

  it('are all made again when rows came or went', async () => {
    await marts.make(['festivals', 'keys']);
    engine.look();
    marts.forget();
    await marts.make(['festivals', 'keys']);
    expect(engine.look('festivals', 'keys')).toEqual(['festivals', 'keys']);
  });

  it('stay stale when making them failed, and so do those after them', async () => {
    await marts.make(['order_days']);
    marts.changed(['as_of']);
    engine.look();
    engine.failing = 'orders';
    await expect(marts.make(['order_days'])).rejects.toThrow('no orders');
    expect(engine.look(...chain)).toEqual(['keys']);
    engine.failing = null;
    await marts.make(['order_days']);
    expect(engine.look()).toEqual(['orders', 'order_days']);
  });

  it('tell how far they are', async () => {
    const fractions: number[] = [];
    await marts.make(['order_days'], (fraction) => fractions.push(fraction));
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...new Set(fractions)].sort((one, other) => one - other));
    expect(fractions).toHaveLength(engine.look().length + 1);
  });

  it('say in what state they are: another one after a setting, the audience or rows changed', async () => {
    await marts.make(['audience', 'thresholds']);
    const states = [marts.stateOf(['audience']), marts.stateOf(['thresholds']), marts.stateOf([])];
    marts.audienceChanged();
    await marts.make(['audience', 'thresholds']);
    expect(marts.stateOf(['audience'])).not.toBe(states[0]);
    expect(marts.stateOf(['thresholds'])).toBe(states[1]);
    marts.changed(['churn_days']);
    await marts.make(['audience', 'thresholds']);
    expect(marts.stateOf(['thresholds'])).not.toBe(states[1]);
    expect(marts.stateOf([])).toBe(states[2]);
    marts.forget();
    expect(marts.stateOf([])).not.toBe(states[2]);
  });
});
