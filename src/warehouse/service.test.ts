import { beforeAll, describe, expect, it } from 'vitest';
import { noModels } from '../../test/no-models';
import { analysisQueries } from '../analyses/queries';
import { noHints } from '../intake/decision';
import type { Engine } from './engine';
import { startNodeEngine } from './node-engine';
import { DatabaseService } from './service';
import { Warehouse } from './warehouse';

let engine: Engine;
let service: DatabaseService;
beforeAll(async () => {
  engine = await startNodeEngine();
  service = new DatabaseService(
    engine,
    new Warehouse(engine, analysisQueries),
    analysisQueries,
    noModels,
  );
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
    const loading = service.load([orders()], noHints, silent);
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

  it('marks the marts stale when a file is decided otherwise, and when a load is undone', async () => {
    const newer = new File(
      ['order_id,customer_id,order_date,amount\n2,b,03/04/2024,7\n3,c,13/04/2024,8\n'],
      'newer.csv',
      { lastModified: Date.UTC(2024, 5, 1) },
    );
    const months = { columns: [{ header: 'order_date', format: 'month-day-year' as const }] };
    const asOf = async () => {
      const built = await service.build({}, silent);
      return built.ok ? [built.value.asOf, built.value.orders] : built.failure;
    };
    expect(await service.load([newer], noHints, silent)).toMatchObject({
      ok: true,
      value: { added: ['f_2'], receipts: [{ slot: 'f_1' }, { slot: 'f_2', loaded: 2 }] },
    });
    expect(await asOf()).toEqual(['2024-04-13', 3]);
    expect(await service.redecide('f_2', months, silent)).toMatchObject({
      ok: true,
      value: { added: ['f_2'], receipts: [{ slot: 'f_1' }, { slot: 'f_2', loaded: 1 }] },
    });
    expect(await asOf()).toEqual(['2024-03-04', 2]);
    expect(await service.quarantine('f_2')).toMatchObject({
      ok: true,
      value: [{ line: 3, column: 'order_date', text: '3,c,13/04/2024,8' }],
    });
    expect(await service.undoLoad()).toMatchObject({
      ok: true,
      value: { added: [], receipts: [{ slot: 'f_1' }] },
    });
    expect(await asOf()).toEqual(['2024-01-01', 1]);
  });

  it('gives a file that is not there back as a failure', async () => {
    expect(await service.redecide('f_9', {}, silent)).toMatchObject({ ok: false });
    expect(await service.quarantine('f_9')).toMatchObject({ ok: false });
  });

  it('lets a cancel stop a file that is read again; the old rows stay', async () => {
    const cancel = () => void service.cancelLoad();
    expect(await service.redecide('f_1', { answers: {} }, cancel)).toMatchObject({
      ok: true,
      value: { cancelled: true, added: [], receipts: [{ slot: 'f_1', loaded: 1 }] },
    });
    expect(await engine.rows('select order_id from staging.transactions')).toMatchObject([
      { order_id: '1' },
    ]);
  });

  it('gives an unknown analysis back as a failure', async () => {
    expect(await service.run(9, 'no-such', {})).toMatchObject({
      ok: false,
      failure: { code: 'unknown' },
    });
  });
});
