import { tableFromIPC, type Table } from 'apache-arrow';
import type { Failure, Outcome, ResultBytes } from '../warehouse/api';
import type { Values } from '../warehouse/settings';
import type { Analysis, InputColumns, RowsOf } from './analysis';
import type { ColumnsOf, InputsOf } from './model';
import type { AnalysisModel } from './models';

/** How a run is followed and stopped. */
export interface Watch {
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Milliseconds of computing after which messages are let in, such as a cancel. */
const longest = 30;

/**
 * Runs a model on this thread over what the database made of its inputs.
 *
 * @param bytes the inputs by name, each an Arrow IPC stream
 * @param values chosen values by name; a missing parameter takes its default
 * @returns the rows by result, or why there are none: stopped, or a fault of the model
 */
export async function runModel(
  { analysis, model }: AnalysisModel,
  bytes: ResultBytes,
  values: Values,
  { onProgress, signal }: Watch = {},
): Promise<Outcome<RowsOf<Analysis>>> {
  try {
    const own = analysis.parameters.map(({ name, default: fallback }) => [
      name,
      values[name] ?? fallback,
    ]);
    const steps = model(inputsOf(analysis, bytes), Object.fromEntries(own) as Values);
    let resumed = performance.now();
    for (;;) {
      if (signal?.aborted) return failed('cancelled', 'cancelled');
      const step = steps.next();
      if (step.done) return { ok: true, value: step.value };
      if (performance.now() - resumed < longest) continue;
      onProgress?.(step.value);
      await new Promise((resume) => setTimeout(resume));
      resumed = performance.now();
    }
  } catch (cause) {
    return failed('unknown', cause instanceof Error ? cause.message : String(cause));
  }
}

function inputsOf(analysis: Analysis, bytes: ResultBytes): InputsOf<Analysis> {
  return Object.fromEntries(
    Object.entries(analysis.inputs ?? {}).map(([name, columns]) => {
      const stream = bytes[name];
      if (!stream) throw new Error(`no input ${name}`);
      return [name, columnsOf(tableFromIPC(stream), columns)];
    }),
  );
}

function columnsOf(table: Table, columns: InputColumns): ColumnsOf<InputColumns> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => {
      const column = table.getChild(name);
      if (!column) throw new Error(`no column ${name}`);
      if (type === 'text') {
        return [name, Array.from(column, (value) => (value === null ? null : String(value)))];
      }
      const numbers = new Float64Array(table.numRows);
      let at = 0;
      for (const value of column) numbers[at++] = value === null ? NaN : Number(value);
      return [name, numbers];
    }),
  );
}

function failed(code: Failure['code'], message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message, sql: null } };
}
