import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '../workers/database?worker&url';
import { insertContentLock } from './content-lock';
import { preload } from './lazy-parts';
import { fetchSample } from './sample';
import { workerFrom } from './trusted';
import { DatabaseClient } from './warehouse/client';

/** What start-up leaves behind: the database, and the sample's files if the link asked for them. */
export interface Started {
  database: DatabaseClient;
  sample: File[] | null;
}

/**
 * Fetches all that the page will ever need, inserts the content lock, and starts the engine from
 * Blobs. After this no request leaves the page, not even to its own host.
 *
 * @throws when a part cannot be fetched or fails its integrity check
 */
export async function startUp(): Promise<Started> {
  const [script, wasm, sample] = await Promise.all([
    fetchPart(workerUrl, 'text/javascript'),
    fetchPart(wasmUrl, 'application/wasm'),
    fetchSample(location.hash),
    preload(),
  ]);
  if (import.meta.env.PROD) insertContentLock();
  // The dev server's modules import each other, which they cannot do from a Blob.
  const spawn = import.meta.env.DEV
    ? () => new Worker(workerUrl, { type: 'module' })
    : () => workerFrom(script);
  const database = new DatabaseClient({ wasm, spawn });
  await database.start();
  if (!sample) void database.warmUp();
  return { database, sample };
}

async function fetchPart(url: string, type: string): Promise<Blob> {
  const integrity = document.querySelector<HTMLMetaElement>(
    `meta[name="integrity"][data-part="${url.split('/').pop() ?? ''}"]`,
  )?.content;
  const response = await fetch(url, integrity ? { integrity } : {});
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type });
}
