import type { Decision, Note } from '../../intake/decision';
import type { Engine } from '../engine';
import { tables, type Kind } from '../tables';
import { leftOutColumn } from './counting';
import { plainChoice } from '../../intake/choice';

/** All columns of a file, but none of ours. */
const allColumns = `*columns(lambda name: name[1] <> '_')`;

/** Most telling first: a few columns tell most rows apart without a look at the whole row. */
const telling = [
  ...['line_id', 'order_id', 'refund_id', 'product_id', 'amount', 'product', 'quantity'],
  ...['occurred_at', 'happened_at', 'ordered_at', 'customer_id', 'anonymous_id', 'event', 'page'],
];
const columnsToTell = 3;

/**
 * Looks for rows of `intake.<slot>` that are equal in every column. Where a row has a key of its own
 * (a customer, a product, an order in a file of orders) a second equal row is a copy and does not
 * count; the lines of an order and events may repeat, and count. Either can be switched by the answer
 * `exact_rows`. Also says where one key has rows with different values.
 *
 * Rows that do not count stay in the table, marked in its column `_left_out`, which joins `names`.
 */
export async function settleDuplicates(
  engine: Engine,
  slot: string,
  { kind, grain, answers }: Pick<Decision, 'kind' | 'grain' | 'answers'>,
  names: Set<string>,
): Promise<Note[]> {
  const key = keyOf(kind, grain, names);
  const probe = key.length > 0 ? key : telling.filter((name) => names.has(name));
  const told = probe.length > 0 ? probe.slice(0, columnsToTell).join(', ') : allColumns;
  const named = key.length > 0 ? key.map((name) => `${name} is not null`).join(' and ') : 'true';
  const [first] = await engine.rows(
    `select count(*) - count(distinct hash(${told})) as n from intake.${slot} where ${named}`,
  );
  if (Number(first?.['n'] ?? 0) === 0) return [];
  await engine.execute(
    `create or replace temp table suspects as
     select rowid as row, hash(${told}) as key, hash(${allColumns}) as content
     from intake.${slot}
     where ${named} and hash(${told}) in (
       select hash(${told}) from intake.${slot} where ${named} group by all having count(*) > 1)`,
  );
  const [row] = await engine.rows(
    `select
       (select count(*) - count(distinct content) from suspects) as copies,
       (select count(*) from (
         select key from suspects group by key having count(distinct content) > 1)) as differing`,
  );
  const copies = Number(row?.['copies'] ?? 0);
  const differing = key.length > 0 ? Number(row?.['differing'] ?? 0) : 0;
  const notes: Note[] = [];
  if (copies > 0) {
    // Orders whose rows differ more often than they repeat are lines, whatever the file's head said.
    const isKeyed = key.length > 0 && (kind !== 'transactions' || differing < copies);
    const isDropped = (answers['exact_rows'] ?? (isKeyed ? 'drop' : 'keep')) === 'drop';
    if (isDropped) await leaveOut(engine, slot, 'content', 'asc', names);
    notes.push({
      code: isDropped ? 'exact_rows_dropped' : 'exact_rows_kept',
      values: { count: copies },
      choice: plainChoice('exact_rows', isDropped ? 'drop' : 'keep', ['keep', 'drop']),
    });
  }
  if (differing > 0) {
    if (kind === 'products') await leaveOut(engine, slot, 'key', 'desc', names);
    notes.push({ code: repeatedCode(kind), values: { count: differing } });
  }
  await engine.execute('drop table suspects');
  return notes;
}

/** The columns that name a row of the file, or none where a row has no name of its own. */
function keyOf(
  kind: Kind,
  grain: Decision['grain'],
  names: ReadonlySet<string>,
): readonly string[] {
  const key: readonly string[] =
    kind === 'transactions' && grain === 'order' ? ['order_id'] : tables[kind].key;
  return key.every((name) => names.has(name)) ? key : [];
}

function repeatedCode(kind: Kind): string {
  if (kind === 'customers') return 'repeated_customers';
  if (kind === 'products') return 'repeated_products';
  return kind === 'transactions' ? 'repeated_orders' : 'repeated_keys';
}

/** Of the suspects that are equal in `by`, all but the first (or last) row are left out. */
async function leaveOut(
  engine: Engine,
  slot: string,
  by: 'key' | 'content',
  order: 'asc' | 'desc',
  names: Set<string>,
): Promise<void> {
  await engine.execute(
    `alter table intake.${slot} add column if not exists ${leftOutColumn} varchar`,
  );
  await engine.execute(
    `update intake.${slot} set ${leftOutColumn} = 'copy' where rowid in (
       select row from suspects qualify row_number() over (partition by ${by} order by row ${order}) > 1)`,
  );
  names.add(leftOutColumn);
}
