import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../test/contracts/sources';
import { analysisQueries } from '../../analyses/queries';
import { noHints } from '../../intake/decision';
import { makeMarts } from '../../models/marts';
import type { ResultBytes } from '../api';
import type { Audience } from '../audience/condition';
import { startNodeEngine } from '../node-engine';
import { rowsOf } from '../rows';
import { DatabaseService } from '../service';
import { Warehouse } from '../warehouse';

const runs: string[] = [];
let service: DatabaseService;
let warehouse: Warehouse;
beforeAll(async () => {
  const engine = await startNodeEngine();
  warehouse = new Warehouse(engine, analysisQueries);
  service = new DatabaseService(engine, warehouse, analysisQueries, {
    run: (modelId, inputs) => {
      runs.push(modelId);
      return makeMarts(modelId, inputs);
    },
    stop: () => undefined,
  });
  const files = ['transactions', 'refunds'].map(
    (name) =>
      new File([readFileSync(join(root, `sample-data/shop/${name}.csv`))], `${name}.csv`, {
        lastModified: Date.UTC(2025, 6, 1),
      }),
  );
  await service.load(files, noHints, () => undefined);
  await service.build({}, () => undefined);
}, 60_000);

function rowsIn(results: ResultBytes, name: string) {
  const bytes = results[name];
  return bytes ? rowsOf(tableFromIPC(bytes)) : [];
}

const likelyToLeave: Audience = [
  { about: 'fact', fact: 'churn_risk', is: { operator: 'at_least', value: 50 } },
];

/** The customers whose risk is one half or more, by the table itself. */
async function likely(): Promise<number> {
  const [row] = await warehouse.read.rows(
    'select count(*) as customers, from mart.churn_risks where risk >= 0.5',
  );
  return Number(row?.['customers']);
}

describe('the database service, where a model is wanted', () => {
  it('makes it once for an audience and the cells that follow at once', async () => {
    const [measured, cell, other] = await Promise.all([
      service.setAudience(likelyToLeave, []),
      service.run(1, 'early-warning', {}),
      service.run(2, 'stages', {}),
    ]);
    expect(runs).toEqual(['churn-risk']);
    const customers = await likely();
    expect(customers).toBeGreaterThan(100);
    expect(measured).toMatchObject({ ok: true, value: { customers } });
    if (!cell.ok || !other.ok) throw new Error('no rows');
    for (const row of rowsIn(cell.value, 'main')) expect(row['risk']).toBeGreaterThanOrEqual(0.5);
    const stages = rowsIn(other.value, 'main');
    expect(stages.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(customers);
  });

  it('lists people by what it made, without making it again', async () => {
    const page = await service.people({
      groups: [likelyToLeave],
      saved: [],
      columns: ['churn_risk', 'next_step'],
      sort: { column: 'churn_risk', isDescending: true },
      search: '',
      from: 0,
      count: 5,
    });
    expect(page).toMatchObject({ ok: true, value: { total: await likely() } });
    expect(runs).toEqual(['churn-risk']);
  });

  it('makes it anew after a setting that it reads, and for nobody else', async () => {
    await service.build({ tier_a: '0.7' }, () => undefined);
    await service.build({ tier_a: '0.7', warning_days: '60' }, () => undefined);
    expect(runs).toEqual(['churn-risk']);
    const outcome = await service.measure([likelyToLeave], []);
    expect(runs).toEqual(['churn-risk', 'churn-risk']);
    expect(outcome).toMatchObject({ ok: true, value: { customers: await likely() } });
  });

  it('says why a run came to nothing, and lets the next one through', async () => {
    await service.build({ warning_days: '45' }, () => undefined);
    const run = service.run(3, 'early-warning', {});
    await service.cancel([3]);
    expect(await run).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await service.run(4, 'early-warning', {})).toMatchObject({ ok: true });
  });
});
