import { expect, test } from 'vitest';
import { startNodeEngine } from './node-engine';
test('x', async () => {
  const e = await startNodeEngine();
  e.setVariable('period','varchar','month'); e.setVariable('as_of','date','2024-12-31');
  for (const q of [
    `select typeof(date_trunc('month', date '2024-05-05')) a, typeof(date_trunc('week', date '2024-05-05' + 1) - 1) b, typeof(date_trunc(getvariable('period'), date '2024-05-05')) c`,
    `select typeof((date '2024-05-05' + interval 1 month)::date) a, typeof(date '2024-05-05' + to_months(3)) b, typeof(day) c, day::timestamp as day from (select date '2024-01-01' + unnest(range(0, 3))::integer as day)`,
    `select typeof(unnest(range(0, getvariable('as_of') - date '2024-12-30' + 1))) a`,
    `select typeof(quantile_cont(x, [0.1,0.2])) a, quantile_cont(x, 0.3) b from (select unnest([1,2,4.5]) x)`,
    `select regexp_matches('VIP3','(?i)vip') a, erf(1) b`,
  ]) console.log(await e.rows(q).catch((x) => x.message));
  expect(1).toBe(1);
});
