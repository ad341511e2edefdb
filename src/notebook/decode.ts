import { tableFromIPC } from 'apache-arrow';
import type { ResultBytes } from '../warehouse/api';
import { rowsOf, type Row } from '../warehouse/rows';

/** The rows of each result. In a chunk of its own: Arrow is half as large as the page. */
export function decodeResults(bytes: ResultBytes): Record<string, Row[]> {
  return Object.fromEntries(
    Object.entries(bytes).map(([name, stream]) => [name, rowsOf(tableFromIPC(stream))]),
  );
}
