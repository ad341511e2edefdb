import { expose, proxy, transfer, type ProxyMarked, type Remote } from 'comlink';
import { analysisQueries } from '../src/analyses/queries';
import { startBrowserEngine } from '../src/warehouse/browser-engine';
import { holdLife } from '../src/warehouse/life';
import type { ModelRunner } from '../src/warehouse/modelled/marts';
import { DatabaseService } from '../src/warehouse/service';
import { Warehouse } from '../src/warehouse/warehouse';

/**
 * @param wasm the engine's module, fetched by the page before the content lock
 * @param life a Web Lock that this thread holds as long as it lives
 * @param models runs the models that make marts, on another thread
 */
async function start(wasm: Blob, life: string, models: Remote<ModelRunner & ProxyMarked>) {
  await holdLife(life);
  const engine = await startBrowserEngine(wasm);
  const warehouse = new Warehouse(engine, analysisQueries);
  const runner: ModelRunner = {
    run: (modelId, inputs) => {
      const buffers = Object.values(inputs).map(({ buffer }) => buffer);
      return models.run(modelId, transfer(inputs, buffers));
    },
    stop: (modelId) => void models.stop(modelId),
  };
  return proxy(new DatabaseService(engine, warehouse, analysisQueries, runner));
}

/** What this worker exposes. */
export type DatabaseWorker = typeof worker;
const worker = { start };
expose(worker);
