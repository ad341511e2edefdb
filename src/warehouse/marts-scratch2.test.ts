import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startNodeEngine } from './node-engine';
import { createStaging } from './staging';
import { settings } from './settings';
import { martOrder, martSql } from './marts';
const ids = (process.env.IDS ?? 'stages,stage-flow,retention,order-gaps,churn-rate,segment-profile').split(',');
test('x', async () => {
  const e = await startNodeEngine();
  const set = (over: Record<string, string | null>) => {
    for (const s of settings) e.setVariable(s.name, s.type as never, s.name in over ? over[s.name]! : s.default);
    for (const l of ['segment','tier','stage']) e.setVariable(`audience_${l}`, 'varchar', null);
  };
  set({ as_of: '2024-12-31', currency: 'CNY' });
  e.setVariable('retention_kind', 'varchar', 'in'); e.setVariable('lens', 'varchar', 'segment'); e.setVariable('member', 'varchar', 'champions');
  await createStaging(e, []);
  await e.execute('create schema if not exists mart');
  const N = Number(process.env.N ?? 100000);
  // orders
  await e.execute(`create table staging.tx as select 'o' || i as order_id, 'c' || c as customer_id,
     timestamp '2024-12-31' - (((hash(i*7+1) % 1096)::integer)) * interval 1 day as ordered_at, (hash(i*3) % 10000)/100 as amount
     from (select i, case when hash(i*11) % 4 = 0 then hash(i*5) % ${N} else (hash(i*5) % ${N} ) * (hash(i*5) % ${N}) // ${N} end as c from range(0, ${4*N}) t(i))`);
  const cols = (await e.rows(`select column_name as c, data_type as t from information_schema.columns where table_schema='staging' and table_name='transactions'`));
  const have: Record<string,string> = { order_id: 'order_id', customer_id: 'customer_id', ordered_at: 'ordered_at', amount: 'amount::decimal(18,4)' };
  await e.execute(`create or replace view staging.transactions as select ${cols.map((x) => `${have[String(x.c)] ?? `null::${x.t}`} as ${x.c}`).join(', ')} from staging.tx`);
  const cc = (await e.rows(`select column_name as c, data_type as t from information_schema.columns where table_schema='staging' and table_name='customers'`));
  const hc: Record<string,string> = { customer_id: `'c' || i`, gender: `['f','m'][1 + (hash(i) % 2)::integer]`, age: '(18 + hash(i*2) % 60)::decimal(18,4)', province: `'p' || hash(i*3) % 31`, city: `'x' || hash(i*4) % 300`,
    occupation: `'occ' || hash(i*5) % 12`, education: `'edu' || hash(i*6) % 5`, marital_status: `'m' || hash(i*9) % 3`, source: `'s' || hash(i*10) % 8`, tier: `'t' || hash(i*12) % 4`, income_band: `'inc' || hash(i*13) % 7` };
  await e.execute(`create or replace view staging.customers as select ${cc.map((x) => `${hc[String(x.c)] ?? `null::${x.t}`} as ${x.c}`).join(', ')} from range(0, ${N}) t(i)`);
  for (const m of martOrder) { const t = performance.now(); await e.execute(martSql(m)); console.log('mart', m, Math.round(performance.now() - t)); }
  console.log(await e.rows(`select (select count(*) from mart.customers) c, (select count(*) from mart.orders) o, (select count(*) from mart.order_days) d, (select count(*) from mart.attributes) a`));

  e.setVariable('period', 'varchar', 'month');
  for (const q of readFileSync('/tmp/scratch/q.sql', 'utf8').split(';\n').filter((x) => x.trim())) {
    const ts: number[] = []; let rows: unknown[] = [];
    try {
    for (let i = 0; i < 6; i++) { const t = performance.now(); rows = await e.rows(q); ts.push(performance.now() - t); }
    console.log(Math.min(...ts).toFixed(1), 'ms', q.slice(0, 110).replaceAll('\n', ' '), JSON.stringify(rows[0]).slice(0, 200));
    } catch (x) { console.log((x as Error).message, q); }
  }
  expect(1).toBe(1);
});
