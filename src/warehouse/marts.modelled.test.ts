import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from './engine';
import { Marts, martsAfter } from './marts';
import { ModelWanted, modelled } from './modelled/marts';

const marts = modelled.find(({ definition }) => definition.id === 'expected-value');
if (!marts) throw new Error('no such model');
const tables = Object.keys(marts.definition.tables);
const made = Object.fromEntries(tables.map((name) => [name, new Uint8Array()]));

/** Notes what the engine was asked. */
class Noted {
  asked: string[] = [];

  execute(sql: string): Promise<void> {
    const name = /^create or replace [a-z ]+ mart\.(\w+)/m.exec(sql)?.[1] ?? '';
    this.asked.push(sql.includes('read_csv') ? `keep ${name}` : name);
    return Promise.resolve();
  }

  query(sql: string): Promise<Uint8Array> {
    this.asked.push(`input ${/^-- Grain: (\w+ \w+)/.exec(sql)?.[1]}`);
    return Promise.resolve(new Uint8Array());
  }

  register = () => Promise.resolve();
  drop = () => undefined;
}

let engine: Noted;
beforeEach(() => {
  engine = new Noted();
});

describe('marts that a model makes', () => {
  it('are made together, once, after what their inputs read', async () => {
    const runs: string[] = [];
    const all = new Marts(engine as unknown as Engine, undefined, async ({ definition }) => {
      runs.push(definition.id);
      return made;
    });
    await all.make(['expected_values']);
    await all.make(['purchase_fit', 'expected_values']);
    expect(runs).toEqual(['expected-value']);
    expect(engine.asked.indexOf('order_days')).toBeLessThan(
      engine.asked.findIndex((one) => one.startsWith('input ')),
    );
    expect(engine.asked.slice(-tables.length)).toEqual(tables.map((name) => `keep ${name}`));
  });

  it('are asked for by name where nobody runs models, and found when they are kept', async () => {
    const all = new Marts(engine as unknown as Engine);
    await expect(all.make(['purchase_fit'])).rejects.toThrow(ModelWanted);
    const before = engine.asked.length;
    await all.keep(marts, made);
    await all.make(['purchase_fit', 'expected_values']);
    expect(engine.asked.slice(before)).toEqual(tables.map((name) => `keep ${name}`));
  });

  it('are stale with a setting that an input reads, and with what it stands on', async () => {
    const all = new Marts(engine as unknown as Engine, undefined, async () => made);
    await all.make(['expected_values']);
    engine.asked.length = 0;
    all.changed(['churn_days']);
    await all.make(['expected_values']);
    expect(engine.asked).toEqual([]);
    all.changed(['clv_months']);
    await all.make(['expected_values']);
    expect(engine.asked).toContain('keep expected_values');
    expect(engine.asked).not.toContain('orders');
    expect(martsAfter(['as_of'])).toEqual(expect.arrayContaining(tables));
  });
});
