import { expose, proxy } from 'comlink';
import { analysisQueries } from '../src/analyses/queries';
import { startBrowserEngine } from '../src/warehouse/browser-engine';
import { DatabaseService } from '../src/warehouse/service';
import { Warehouse } from '../src/warehouse/warehouse';

/**
 * @param wasm the engine's module, fetched by the page before the content lock
 * @param life a Web Lock that this thread holds as long as it lives
 */
async function start(wasm: Blob, life: string) {
  await hold(life);
  const engine = await startBrowserEngine(wasm);
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
