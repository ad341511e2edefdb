import { expose, transfer } from 'comlink';
import { models } from '../src/analyses/models';
import { runModel } from '../src/analyses/run-model';
import { makeMarts } from '../src/models/marts';
import type { ResultBytes } from '../src/warehouse/api';
import { holdLife } from '../src/warehouse/life';
import type { Values } from '../src/warehouse/settings';

let stopping: AbortController | null = null;

/** Rows of an analysis. One model at a time; the page waits its turn. */
function run(
  analysisId: string,
  inputs: ResultBytes,
  values: Values,
  onProgress: (fraction: number) => void,
) {
  const model = models.get(analysisId);
  if (!model) throw new TypeError(`no model of ${analysisId}`);
  stopping = new AbortController();
  return runModel(model, inputs, values, { onProgress, signal: stopping.signal });
}

/** Tables for the database, which are handed over. */
async function make(modelId: string, inputs: ResultBytes, onProgress: (fraction: number) => void) {
  stopping = new AbortController();
  const made = await makeMarts(modelId, inputs, { onProgress, signal: stopping.signal });
  if (!made.ok) return made;
  return transfer(
    made,
    Object.values(made.value).map(({ buffer }) => buffer),
  );
}

/** Stops the running model at its next step. */
function stop(): void {
  stopping?.abort();
}

/** What this worker exposes. */
export type StatisticsWorker = typeof worker;
const worker = { hold: holdLife, run, make, stop };
expose(worker);
