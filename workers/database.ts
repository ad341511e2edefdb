import { expose, proxy } from 'comlink';
import {
  BROWSER_RUNTIME,
  createDuckDB,
  DuckDBDataProtocol,
  VoidLogger,
} from 'duckdb-browser-blocking';
import { analysisQueries } from '../src/analyses/queries';
import { Engine } from '../src/warehouse/engine';
import { DatabaseService } from '../src/warehouse/service';
import { Warehouse } from '../src/warehouse/warehouse';

/**
 * DuckDB's synchronous build runs on this thread. It yields between polls, so that a cancel can
 * come in, and reads a file's bytes only when it needs them.
 *
 * @param wasm the engine's module, fetched by the page before the content lock
 * @param life a Web Lock that this thread holds as long as it lives
 */
async function start(wasm: Blob, life: string) {
  await hold(life);
  const module = URL.createObjectURL(wasm);
  const bundle = { mainModule: module, mainWorker: '' };
  const bindings = await createDuckDB(
    { mvp: bundle, eh: bundle },
    new VoidLogger(),
    BROWSER_RUNTIME,
  );
  await bindings.instantiate(() => undefined);
  URL.revokeObjectURL(module);
  const engine = new Engine(bindings, async (slot, file, onRead) => {
    const counted = {
      size: file.size,
      slice(start: number, end: number) {
        onRead(end);
        return file.slice(start, end);
      },
    };
    bindings.registerFileHandle(slot, counted, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  });
  return proxy(
    new DatabaseService(engine, new Warehouse(engine, analysisQueries), analysisQueries),
  );
}

/** Takes the lock for good; the browser frees it when the thread ends, however it ends. */
function hold(life: string): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return Promise.resolve();
  return new Promise((held) => {
    void locks.request(life, () => {
      held();
      return new Promise(() => {});
    });
  });
}

/** What this worker exposes. */
export type DatabaseWorker = typeof worker;
const worker = { start };
expose(worker);
