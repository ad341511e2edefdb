import { beforeAll, describe, expect, it } from 'vitest';
import { analysisQueries } from '../analyses/queries';
import type { Engine } from './engine';
import { startNodeEngine } from './node-engine';
import { DatabaseService } from './service';
import { Warehouse } from './warehouse';

let engine: Engine;
let service: DatabaseService;
beforeAll(async () => {
  engine = await startNodeEngine();
  service = new DatabaseService(engine, new Warehouse(engine, analysisQueries), analysisQueries);
});

const silent = () => undefined;
const orders = () =>
  new File(['order_id,customer_id,order_date,amount\n1,a,2024-01-01,5\n'], 'orders.csv', {
    lastModified: Date.UTC(2024, 5, 1),
  });

describe('the database service', () => {
  it('leaves nothing behind of its warm-up', async () => {
    expect(await service.warmUp()).toEqual({ ok: true, value: null });
    const schemas = await engine.rows(
      `select schema_name from duckdb_schemas() where schema_name in ('intake', 'staging', 'mart')`,
    );
    expect(schemas).toEqual([]);
  });

  it('lets a load that comes during the warm-up through, and it sees its own rows only', async () => {
    const warming = service.warmUp();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const loading = service.load([orders()], {}, silent);
    await warming;
    expect(await loading).toMatchObject({ ok: true, value: { receipts: [{ loaded: 1 }] } });
    expect(await service.build({}, silent)).toMatchObject({
      ok: true,
      value: { customers: 1, orders: 1, asOf: '2024-01-01' },
    });
  });

  it('answers a cancelled run with "cancelled", and the next one rightly', async () => {
    const first = service.run(1, 'revenue', {});
    const second = service.run(2, 'revenue', {});
    const third = service.run(3, 'revenue', {});
    await service.cancel([2]);
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await third).toMatchObject({ ok: true });
  });

  it('gives an unknown analysis back as a failure', async () => {
    expect(await service.run(9, 'no-such', {})).toMatchObject({
      ok: false,
      failure: { code: 'unknown' },
    });
  });
});
