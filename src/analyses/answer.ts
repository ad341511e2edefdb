import type { Outcome, ResultBytes } from '../warehouse/api';
import { modelledOf, queriedOf, type Analysis, type RowsOf } from './analysis';

type Rows = RowsOf<Analysis>;

/** How rows are read from bytes, and how a model makes the rest. */
export interface Answering {
  decode: (bytes: ResultBytes) => Promise<Partial<Rows>>;
  /** Gets the inputs, which it may take for good. */
  compute: (inputs: ResultBytes) => Promise<Outcome<Partial<Rows>>>;
}

/**
 * All results of an analysis from what the database made: the queries' rows, and where it has a
 * model, the rows that this makes of its inputs.
 */
export async function answerOf(
  analysis: Analysis,
  bytes: ResultBytes,
  { decode, compute }: Answering,
): Promise<Outcome<Rows>> {
  const queried = await decode(picked(bytes, queriedOf(analysis)));
  if (modelledOf(analysis).length === 0) return { ok: true, value: queried as Rows };
  const made = await compute(picked(bytes, Object.keys(analysis.inputs ?? {})));
  if (!made.ok) return made;
  const all: Partial<Rows> = { ...queried, ...made.value };
  const inOrder = Object.keys(analysis.results).map((name) => [name, all[name] ?? []]);
  return { ok: true, value: Object.fromEntries(inOrder) as Rows };
}

function picked(bytes: ResultBytes, names: readonly string[]): ResultBytes {
  return Object.fromEntries(
    names.flatMap((name) => {
      const stream = bytes[name];
      return stream ? [[name, stream]] : [];
    }),
  );
}
