import { expose, proxy } from 'comlink';
import { describe, expect, it } from 'vitest';
import { noModels } from '../../test/no-models';
import { analysisQueries } from '../analyses/queries';
import { noHints } from '../intake/decision';
import { DatabaseClient } from './client';
import { startNodeEngine } from './node-engine';
import { DatabaseService } from './service';
import { Warehouse } from './warehouse';

/** A worker on this thread with the real service on an engine of its own. */
function workerOnThread(): Worker {
  const { port1, port2 } = new MessageChannel();
  const start = async () => {
    const engine = await startNodeEngine();
    const warehouse = new Warehouse(engine, analysisQueries);
    const { load } = warehouse;
    // Node's message ports make Blobs of Files; the type brings the name over.
    warehouse.load = (files, ...others) => load.call(warehouse, files.map(named), ...others);
    return proxy(new DatabaseService(engine, warehouse, analysisQueries, noModels));
  };
  expose({ start }, port2);
  port2.start();
  const listen = (type: string) => (type === 'message' ? port1 : new EventTarget());
  return {
    postMessage: port1.postMessage.bind(port1),
    addEventListener: (type: string, listener: () => void) => {
      listen(type).addEventListener(type, listener);
      port1.start();
    },
    removeEventListener: (type: string, listener: () => void) =>
      listen(type).removeEventListener(type, listener),
    terminate: () => port1.close(),
  } as unknown as Worker;
}

const named = (file: Blob) => new File([file], file.type, { lastModified: Date.UTC(2024, 5, 1) });
const file = (name: string, text: string) => new File([text], name, { type: name });
const silent = () => undefined;
const head = 'order_id,customer_id,order_date,amount\n';

describe('a new engine', () => {
  it('has what the dead one had: decisions taken since, and nothing that was undone', async () => {
    const client = new DatabaseClient({
      wasm: new Blob(),
      spawn: workerOnThread,
      models: noModels,
    });
    await client.start();
    await client.load(
      [
        file('a.csv', `${head}A1,C1,2024-01-02,1\n`),
        file('refused.csv', 'x\n1\n'),
        file('b.csv', `${head}B1,C1,03/04/2024,1\nB2,C2,13/04/2024,2\n`),
      ],
      noHints,
      silent,
    );
    const months = { columns: [{ header: 'order_date', format: 'month-day-year' as const }] };
    expect(await client.redecide('f_2', months, silent)).toMatchObject({ ok: true });
    await client.load([file('c.csv', `${head}A1,C1,2024-01-02,9\n`)], noHints, silent);
    await client.undoLoad();
    await client.load([file('d.csv', `${head}D1,C3,2024-05-02,4\n`)], noHints, silent);
    const seen = async () => ({
      loaded: await client.load([], noHints, silent),
      built: await client.build({}, silent),
      quarantine: await client.quarantine('f_2'),
    });
    const before = await seen();
    expect(before).toMatchObject({
      loaded: {
        value: {
          receipts: [
            { file: 'a.csv', slot: 'f_1' },
            { file: 'b.csv', slot: 'f_2', loaded: 1, quarantined: 1 },
            { file: 'd.csv', slot: 'f_3' },
          ],
        },
      },
      built: { value: { orders: 3, customers: 2, asOf: '2024-05-02' } },
      quarantine: { value: [{ line: 3 }] },
    });
    const restarted = new Promise<void>((resolve) => client.onRestart(resolve));
    client.kill();
    await restarted;
    expect(await seen()).toEqual(before);
  });
});
