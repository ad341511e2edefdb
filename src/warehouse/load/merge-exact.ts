import type { Engine } from '../engine';
import { tables } from '../tables';
import { countingRows, replaceRows } from './counting';
import type { LoadedFile } from './file';
import { comparedColumns, keyOf, type Shared } from './keys';
import { plainChoice } from '../../intake/choice';
import { addNote } from './notes';

/**
 * Rows without a key are the same where all their columns are. Where two files cover the same time
 * and most rows of the earlier one in that time are in the newer one too, it is an overlap, and they
 * count once; a few equal rows are chance, and count. The answer `overlap` decides otherwise.
 */
export async function overlapRows(
  engine: Engine,
  older: LoadedFile,
  newer: LoadedFile,
  shared: Shared,
): Promise<void> {
  if (!haveSameColumns(older, newer) || isNamed(older) || isNamed(newer)) return;
  const columns = comparedColumns(older, newer);
  const time = timeOf(columns, newer);
  const row = `hash(${columns.join(', ')})`;
  const key = keyOf(newer) ?? 'null';
  const unkeyed = (file: LoadedFile) => `${countingRows(file)} and ${key} is null`;
  const within = time
    ? ` and ${time} between (select min(${time}) from ${unkeyed(newer)}) and (select max(${time}) from ${unkeyed(newer)})`
    : '';
  const [counts] = await engine.rows(
    `select count(*) as n, count(*) filter (where row in (select ${row} from ${unkeyed(newer)})) as equal
     from (select ${row} as row from ${unkeyed(older)}${within})`,
  );
  const equal = Number(counts?.['equal'] ?? 0);
  if (equal === 0) return;
  const isOverlap = equal * 2 > Number(counts?.['n'] ?? 0);
  const chosen = newer.examined.decision.answers['overlap'] ?? (isOverlap ? 'once' : 'both');
  const values = { count: equal, file: older.examined.file };
  const choice = plainChoice('overlap', chosen, ['once', 'both']);
  if (chosen !== 'once') {
    addNote(newer, { code: 'overlap_both', values, choice });
    return;
  }
  addNote(newer, { code: 'overlap_once', values, choice });
  addNote(older, { code: 'replaced_by', values: { count: equal, file: newer.examined.file } });
  shared.same += equal;
  await replaceRows(
    engine,
    older,
    `${key} is null and ${row} in (select ${row} from ${unkeyed(newer)})`,
  );
}

/** Each row has an order id. */
function isNamed({ staged }: LoadedFile): boolean {
  return staged.kind === 'transactions' && staged.columns.has('order_id') && !staged.ordersUnnamed;
}

/** Files with other columns are other exports, whose rows cannot be equal. */
function haveSameColumns(one: LoadedFile, other: LoadedFile): boolean {
  const contract = Object.keys(tables[one.staged.kind].columns);
  return contract.every((name) => one.staged.columns.has(name) === other.staged.columns.has(name));
}

/** The time by which a file is cut into months. */
function timeOf(columns: readonly string[], { staged }: LoadedFile): string | null {
  const types: Readonly<Record<string, string>> = tables[staged.kind].columns;
  return columns.find((name) => types[name] === 'timestamp') ?? null;
}
