import type { Database, Failure } from '../api';
import type { Row } from '../rows';
import type { PeopleRequest } from './people';

/** Rows of one part: few enough that neither the page nor a scrolling list waits for it. */
const partSize = 2000;

/** Why a list was not read to its end; `changed`: its first parts would be of other people. */
export type Unfinished = Failure | 'changed' | 'stopped';

/**
 * Reads a whole list in parts, in its order.
 * @param onPart gets the rows of a part and the fraction read so far
 * @returns null where it was read to its end
 */
export async function everyone(
  database: Pick<Database, 'people'>,
  request: Omit<PeopleRequest, 'from' | 'count'>,
  onPart: (rows: readonly Row[], fraction: number) => void,
  signal: AbortSignal,
): Promise<Unfinished | null> {
  let before: string | null = null;
  for (let from = 0; !signal.aborted; from += partSize) {
    const outcome = await database.people({ ...request, from, count: partSize });
    if (!outcome.ok) return outcome.failure;
    const { rows, total, version } = outcome.value;
    if (before !== null && before !== version) return 'changed';
    before = version;
    onPart(rows, total === 0 ? 1 : Math.min(1, (from + rows.length) / total));
    if (from + partSize >= total) return null;
  }
  return 'stopped';
}
