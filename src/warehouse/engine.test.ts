import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from './engine';
import { startNodeEngine } from './node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});

describe('the engine', () => {
  it('returns counts and decimals as numbers, dates as Date', async () => {
    const rows = await engine.rows(
      `select count(*) as n, 12.34::decimal(18,4) as d, date '2024-02-29' as day, null as nothing`,
    );
    expect(rows).toEqual([
      Object.assign(Object.create(null), {
        n: 1,
        d: 12.34,
        day: new Date('2024-02-29'),
        nothing: null,
      }),
    ]);
  });

  it('keeps a column named __proto__', async () => {
    const [row] = await engine.rows(`select 7 as "__proto__"`);
    expect(Object.keys(row!)).toEqual(['__proto__']);
  });

  it('binds variables as text with a cast', async () => {
    engine.setVariable('as_of', 'date', '2024-12-31');
    engine.setVariable('churn_days', 'integer', '90');
    expect(
      await engine.rows(
        `select (getvariable('as_of') - getvariable('churn_days'))::timestamp as d`,
      ),
    ).toMatchObject([{ d: new Date('2024-10-02') }]);
    expect(() => engine.setVariable('x = 1; drop', 'date', null)).toThrow(TypeError);
  });

  it('reads a registered file and nothing else', async () => {
    await engine.register('f_1.csv', new Blob(['a,b\n1,2\n']));
    expect(await engine.rows(`select * from read_csv('in/f_1.csv')`)).toMatchObject([
      { a: 1, b: 2 },
    ]);
    for (const refused of [
      `select * from read_csv('http://127.0.0.1:9/x.csv')`,
      `select * from read_csv('/etc/hostname')`,
      `select * from read_csv('in/../x.csv')`,
      `attach 'x.db'`,
      `load parquet`,
      `copy (select 1) to 'out.csv'`,
      `set enable_external_access = true`,
    ]) {
      await expect(engine.query(refused), refused).rejects.toMatchObject({ code: 'refused' });
    }
    expect(await engine.rows(`select 42 as x`)).toMatchObject([{ x: 42 }]);
  });

  it('cancels a running statement and answers the next', async () => {
    const running = engine.query(`select count(*) from range(100000) a, range(1000000) b`);
    setTimeout(() => engine.cancel(), 50);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await engine.rows(`select 42 as x`)).toMatchObject([{ x: 42 }]);
  });
});
