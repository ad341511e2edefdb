import {
  BROWSER_RUNTIME,
  createDuckDB,
  DuckDBDataProtocol,
  VoidLogger,
} from 'duckdb-browser-blocking';
import { Engine } from './engine';

/**
 * Starts DuckDB's synchronous build on the calling thread, which must be a worker. It yields between
 * polls, so that a cancel can come in, and reads a file's bytes only when it needs them.
 *
 * @param wasm the engine's module, fetched by the page before the content lock
 */
export async function startBrowserEngine(wasm: Blob): Promise<Engine> {
  const module = URL.createObjectURL(wasm);
  const bundle = { mainModule: module, mainWorker: '' };
  const bindings = await createDuckDB(
    { mvp: bundle, eh: bundle },
    new VoidLogger(),
    BROWSER_RUNTIME,
  );
  await bindings.instantiate(() => undefined);
  URL.revokeObjectURL(module);
  return new Engine(bindings, async (slot, file, onRead) => {
    const counted = {
      size: file.size,
      slice(start: number, end: number) {
        onRead(end);
        return file.slice(start, end);
      },
    };
    bindings.registerFileHandle(slot, counted, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  });
}
