import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Engine } from './engine';

/** Starts the same engine in Node, for the command line and the tests. */
export async function startNodeEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const duckdb: typeof import('@duckdb/duckdb-wasm/blocking') = require('@duckdb/duckdb-wasm/blocking');
  const wasm = (name: string) =>
    join(dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')), name);
  const bindings = await duckdb.createDuckDB(
    {
      mvp: { mainModule: wasm('duckdb-mvp.wasm'), mainWorker: '' },
      eh: { mainModule: wasm('duckdb-eh.wasm'), mainWorker: '' },
    },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await bindings.instantiate(() => undefined);
  return new Engine(bindings, async (slot, file) => {
    bindings.registerFileBuffer(slot, new Uint8Array(await file.arrayBuffer()));
  });
}
