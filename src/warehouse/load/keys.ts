import { tables } from '../tables';
import type { LoadedFile } from './file';

/** What a newer file shares with earlier ones, in keys. */
export interface Shared {
  changed: number;
  same: number;
  /** Column → changed keys in which it differs. */
  fields: Map<string, number>;
  /** Names of the earlier files that hold some of its keys. */
  files: string[];
}

/** The key of a file's rows as SQL, null for a row without one; null where no row has one. */
export function keyOf({ staged: { kind, columns } }: LoadedFile): string | null {
  const key: readonly string[] = kind === 'transactions' ? ['order_id'] : tables[kind].key;
  if (key.length === 0 || !key.every((name) => columns.has(name))) return null;
  return key.join(' || chr(31) || ');
}

/** Columns of the contract that both files fill, apart from `state`, which the status tells. */
export function comparedColumns(one: LoadedFile, other: LoadedFile): string[] {
  return Object.keys(tables[one.staged.kind].columns).filter(
    (name) => name !== 'state' && one.staged.columns.has(name) && other.staged.columns.has(name),
  );
}

/** Whether the user wants the file's rows beside those of earlier files, whatever their keys. */
export function keepsBoth({ examined }: LoadedFile): boolean {
  return examined.decision.answers['merge'] === 'keep_both';
}
