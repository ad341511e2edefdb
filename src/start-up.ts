import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import databaseUrl from '../workers/database?worker&url';
import statisticsUrl from '../workers/statistics?worker&url';
import type { Catalogue } from './analyses/catalogue';
import { insertContentLock } from './content-lock';
import { preload } from './lazy-parts';
import { Statistics } from './notebook/statistics';
import { fetchSample } from './sample';
import { workerFrom } from './trusted';
import { DatabaseClient } from './warehouse/client';

/** What start-up leaves behind: the workers, and the sample's files if the link asked for them. */
export interface Started {
  catalogue: Catalogue;
  database: DatabaseClient;
  statistics: Statistics;
  sample: File[] | null;
}

/**
 * Fetches all that the page will ever need, inserts the content lock, and starts the engine from
 * Blobs. After this no request leaves the page, not even to its own host.
 *
 * @throws when a part cannot be fetched or fails its integrity check
 */
export async function startUp(): Promise<Started> {
  const [databaseScript, statisticsScript, wasm, sample, catalogue] = await Promise.all([
    fetchPart(databaseUrl, 'text/javascript'),
    fetchPart(statisticsUrl, 'text/javascript'),
    fetchPart(wasmUrl, 'application/wasm'),
    fetchSample(location.hash),
    preload(),
  ]);
  if (import.meta.env.PROD) insertContentLock();
  const statistics = new Statistics(workerOf('statistics', statisticsUrl, statisticsScript));
  const database = new DatabaseClient({
    wasm,
    spawn: workerOf('database', databaseUrl, databaseScript),
    models: statistics.marts,
  });
  await database.start();
  if (!sample) void database.warmUp();
  return { catalogue, database, statistics, sample };
}

/* The dev server's modules import each other, which they cannot do from a Blob. */
function workerOf(name: string, url: string, script: Blob): () => Worker {
  return import.meta.env.DEV
    ? () => new Worker(url, { name, type: 'module' })
    : () => workerFrom(script, name);
}

async function fetchPart(url: string, type: string): Promise<Blob> {
  const integrity = document.querySelector<HTMLMetaElement>(
    `meta[name="integrity"][data-part="${url.split('/').pop() ?? ''}"]`,
  )?.content;
  const response = await fetch(url, integrity ? { integrity } : {});
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type });
}
