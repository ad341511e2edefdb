import type { Decision, Hint } from './decision';
import { hexOf } from './hex';
import { normalised } from './meaning/header';

/** Names the columns of a file: equal for files with the same columns in the same order. */
export async function layoutKey(headers: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(headers.map(normalised).join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return hexOf(digest.subarray(0, 8));
}

/**
 * What is worth keeping for the next file of the layout: what the user chose, no values of the
 * file, and not its encoding, which the next file need not share. Null: nothing was chosen.
 */
export function rememberedOf({ answers, columns }: Decision): Hint | null {
  const given = columns.filter(({ isGiven }) => isGiven);
  const kept = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'encoding'));
  if (given.length === 0 && Object.keys(kept).length === 0) return null;
  return {
    answers: kept,
    columns: given.map(({ header, role, format }) => ({ header, role, format })),
  };
}

/**
 * What is given about a file over what was given before or is remembered: the newer wins, column
 * by column and answer by answer. A kind given anew makes earlier columns void, and a role given
 * anew its column's earlier format: they were for another meaning.
 */
export function hintOver(hint: Hint, before: Hint = {}): Hint {
  const dialect = { ...before.dialect, ...hint.dialect };
  const kept = hint.kind === undefined ? before.columns : undefined;
  const columns = columnsOver(hint.columns ?? [], kept ?? []);
  return {
    ...before,
    ...hint,
    ...(Object.keys(dialect).length > 0 ? { dialect } : {}),
    columns,
    answers: { ...before.answers, ...hint.answers },
  };
}

type HintColumns = NonNullable<Hint['columns']>;

function columnsOver(columns: HintColumns, before: HintColumns): HintColumns {
  const merged = new Map(before.map((column) => [column.header, column]));
  for (const column of columns) {
    const isNewRole = column.role !== undefined;
    merged.set(column.header, { ...(isNewRole ? {} : merged.get(column.header)), ...column });
  }
  return [...merged.values()];
}
