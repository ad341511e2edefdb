import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { IntakeAnswer, IntakeTask } from './worker';

/** A page that loads a file once warm, by our intake or by a plain `read_csv`, as its hash says. */
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
worker.addEventListener('message', ({ data }: MessageEvent<IntakeAnswer>) => {
  document.title = JSON.stringify(data);
});
const wasm = fetch(wasmUrl).then((response) => response.blob());
document.querySelector('input')?.addEventListener('change', (event) => {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (file) void begin(file);
});

async function begin(file: File): Promise<void> {
  const how = location.hash === '#plain' ? 'plain' : 'intake';
  const task: IntakeTask = { how, file, wasm: await wasm };
  worker.postMessage(task);
}
