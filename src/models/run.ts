import { tableFromIPC, type Table } from 'apache-arrow';
import type { Steps } from '../statistics/steps';
import type { Failure, Outcome, ResultBytes } from '../warehouse/api';
import type { InputColumns, Inputs } from '../warehouse/modelled/define';
import type { ColumnsOf, InputsOf } from './model';

/** How a run is followed and stopped. */
export interface Watch {
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Milliseconds of computing after which messages are let in, such as a cancel. */
const longest = 30;

/**
 * Runs a model's steps on this thread and lets messages in between.
 *
 * @param begin gives the steps
 * @returns what they came to, or why there is nothing: stopped, or a fault of the model
 */
export async function runSteps<T>(
  begin: () => Steps<T>,
  { onProgress, signal }: Watch = {},
): Promise<Outcome<T>> {
  try {
    const steps = begin();
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

/**
 * What the database made of a model's inputs, as columns.
 *
 * @param bytes by name, each an Arrow IPC stream
 * @throws Error where an input or a column is not there
 */
export function readInputs<I extends Inputs>(inputs: I, bytes: ResultBytes): InputsOf<I> {
  const read = Object.entries(inputs).map(([name, columns]) => {
    const stream = bytes[name];
    if (!stream) throw new Error(`no input ${name}`);
    return [name, columnsOf(tableFromIPC(stream), columns)];
  });
  return Object.fromEntries(read) as InputsOf<I>;
}

function columnsOf(table: Table, columns: InputColumns): ColumnsOf<InputColumns> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => {
      const column = table.getChild(name);
      if (!column) throw new Error(`no column ${name}`);
      if (type === 'text') {
        return [name, Array.from(column, (value) => (value === null ? null : String(value)))];
      }
      // Whole columns at once where nothing is missing: value by value is ten times slower.
      const whole: unknown = column.nullCount === 0 ? column.toArray() : null;
      if (whole instanceof Float64Array) return [name, whole];
      if (whole instanceof Int32Array) return [name, Float64Array.from(whole)];
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
