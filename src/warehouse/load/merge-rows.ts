import type { Engine } from '../engine';
import { tables, type ColumnType } from '../tables';
import { countingRows, replaceRows } from './counting';
import type { LoadedFile } from './file';
import { comparedColumns, keepsBoth, keyOf, type Shared } from './keys';
import { overlapRows } from './merge-exact';
import { plainChoice } from '../../intake/choice';
import { addNote } from './notes';

/**
 * Lets the rows of a newer file replace those of earlier ones with the same key: an order as a whole,
 * with all its lines. Rows without a key give way to equal rows. What the files share is added to
 * `shared`.
 */
export async function mergeRows(
  engine: Engine,
  earlier: readonly LoadedFile[],
  newer: LoadedFile,
  shared: Shared,
): Promise<void> {
  const apart: LoadedFile[] = [];
  let sibling: LoadedFile | null = null;
  for (const older of earlier) {
    const isOfOtherShop =
      newer.staged.grain === 'header' && older.staged.orderPrefix !== newer.staged.orderPrefix;
    if (isOfOtherShop) continue;
    const relation = await mergeByKey(engine, older, newer, shared);
    if (relation === 'other_orders') apart.push(older);
    if (relation === 'same_orders') sibling = older;
    await overlapRows(engine, older, newer, shared);
  }
  const prefix = sibling ? sibling.staged.orderPrefix : undefined;
  const isTaken = (candidate: string | undefined) =>
    apart.some(({ staged }) => staged.orderPrefix === candidate);
  const own = isTaken(prefix) ? newer.staged.slot : prefix;
  if (own !== undefined) newer.staged.orderPrefix = own;
}

async function mergeByKey(
  engine: Engine,
  older: LoadedFile,
  newer: LoadedFile,
  shared: Shared,
): Promise<'nothing' | 'same_orders' | 'other_orders'> {
  const key = keyOf(newer);
  if (key === null || keyOf(older) !== key) return 'nothing';
  if (!(await mayShare(engine, key, older, newer))) return 'nothing';
  const columns = comparedColumns(older, newer).filter((name) => !key.split(' || ').includes(name));
  await engine.execute(pairs(key, columns, older, newer));
  const [row] = await engine.rows(
    `select count(*) as n, count(*) filter (where is_changed) as changed,
       count(*) filter (where is_other) as others from pairs`,
  );
  const [n, changed] = [Number(row?.['n'] ?? 0), Number(row?.['changed'] ?? 0)];
  if (n === 0) return 'nothing';
  const others = Number(row?.['others'] ?? 0);
  if (isAnotherShop(newer, n, others)) {
    const choice = plainChoice('order_ids', 'own', ['own', 'shared']);
    addNote(newer, {
      code: 'other_orders',
      values: { count: n, file: older.examined.file },
      choice,
    });
    return 'other_orders';
  }
  if (n === 1 && changed === 1 && (await continues(engine, key, older, newer)))
    return 'same_orders';
  if (others > 0 && others * 2 > n) {
    const choice = plainChoice('order_ids', 'shared', ['own', 'shared']);
    addNote(newer, {
      code: 'same_orders',
      values: { count: n, file: older.examined.file },
      choice,
    });
  }
  shared.changed += changed;
  shared.same += n - changed;
  shared.files.push(older.examined.file);
  if (changed > 0 && columns.length > 0)
    await countFields(engine, key, columns, older, newer, shared);
  if (keepsBoth(newer)) return 'same_orders';
  await replaceRows(engine, older, `${key} in (select key from pairs)`);
  addNote(older, { code: 'replaced_by', values: { count: n, file: newer.examined.file } });
  tellLostColumns(older, newer);
  return 'same_orders';
}

/** Most shared ids are on other days and of other customers; the user may know better. */
function isAnotherShop({ staged, examined }: LoadedFile, shared: number, others: number): boolean {
  if (staged.kind !== 'transactions' || staged.grain === 'header') return false;
  const answer = examined.decision.answers['order_ids'];
  return answer === 'own' || (answer !== 'shared' && others * 2 > shared);
}

/** Ids that lie apart, such as those of two months, need no join. */
async function mayShare(
  engine: Engine,
  key: string,
  older: LoadedFile,
  newer: LoadedFile,
): Promise<boolean> {
  const [row] = await engine.rows(
    `select older.first <= newer.last and newer.first <= older.last as may
     from (select min(${key}) as first, max(${key}) as last from intake.${older.staged.slot}) as older,
       (select min(${key}) as first, max(${key}) as last from intake.${newer.staged.slot}) as newer`,
  );
  return row?.['may'] === true;
}

/** The keys that are in both files: whether their rows differ, and whether they are other orders. */
function pairs(
  key: string,
  columns: readonly string[],
  older: LoadedFile,
  newer: LoadedFile,
): string {
  const has = (name: string) => columns.includes(name);
  const paid = has('amount') ? 'sum(amount)' : has('order_amount') ? 'max(order_amount)' : '0';
  const identity =
    older.staged.kind === 'transactions' && has('ordered_at')
      ? `, min(ordered_at)::date as day, ${has('customer_id') ? 'min(customer_id)' : 'null::varchar'} as customer, ${paid} as paid`
      : `, null::date as day, null::varchar as customer, 0 as paid`;
  const rowsOf = (file: LoadedFile, other: LoadedFile) =>
    `select ${key} as key, count(*) as n, sum(hash(${['1', ...columns].join(', ')})) as content${identity}
     from ${countingRows(file)} and ${key} in (select ${key} from ${countingRows(other)}) group by all`;
  return `create or replace temp table pairs as
    select key, older.n <> newer.n or older.content <> newer.content as is_changed,
      older.n <> newer.n as has_other_rows,
      older.day <> newer.day
        and coalesce(older.customer <> newer.customer, older.paid is distinct from newer.paid) as is_other
    from (${rowsOf(older, newer)}) as older join (${rowsOf(newer, older)}) as newer using (key)`;
}

/** Of orders with other lines than before, a column differs where it has other values. */
async function countFields(
  engine: Engine,
  key: string,
  columns: readonly string[],
  older: LoadedFile,
  newer: LoadedFile,
  { fields }: Shared,
): Promise<void> {
  const parts = [
    { values: '', pairs: 'is_changed and not has_other_rows' },
    { values: 'distinct ', pairs: 'has_other_rows' },
  ];
  for (const { values, pairs } of parts) {
    const contents = columns.map((name) => `sum(${values}hash(${name})) as ${name}`);
    const rowsOf = (file: LoadedFile) =>
      `select ${key} as key_of_row, ${contents.join(', ')} from ${countingRows(file)}
       and ${key} in (select key from pairs where ${pairs}) group by all`;
    const differs = columns.map(
      (name) => `count(*) filter (where older.${name} <> newer.${name}) as ${name}`,
    );
    const [row] = await engine.rows(
      `select ${differs.join(', ')}
       from (${rowsOf(older)}) as older join (${rowsOf(newer)}) as newer using (key_of_row)`,
    );
    for (const name of columns) {
      const count = Number(row?.[name] ?? 0);
      if (count > 0) fields.set(name, (fields.get(name) ?? 0) + count);
    }
  }
}

const ofTheLine = ['line_id', 'product_id', 'product'];
const ofTheOrder = ['ordered_at', 'customer_id', 'status'];

/**
 * An export that is cut in two may cut an order: its lines are the last of one file and the first of
 * the other, they agree about the order, and no product is in both.
 */
async function continues(
  engine: Engine,
  key: string,
  older: LoadedFile,
  newer: LoadedFile,
): Promise<boolean> {
  const columns = comparedColumns(older, newer);
  const line = columns.filter((name) => ofTheLine.includes(name)).join(', ');
  const order = columns.filter((name) => ofTheOrder.includes(name)).join(', ');
  if (newer.staged.kind !== 'transactions' || line === '' || order === '') return false;
  const end = (file: LoadedFile, which: 'arg_min' | 'arg_max') =>
    `(select ${which}(${key}, rowid) from intake.${file.staged.slot})`;
  const cells = (file: LoadedFile, names: string) =>
    `select ${names} from ${countingRows(file)} and ${key} = (select key from pairs)`;
  const isCut = (one: LoadedFile, other: LoadedFile) =>
    `(${end(one, 'arg_max')} = ${end(other, 'arg_min')} and ${end(one, 'arg_min')} <> ${end(other, 'arg_max')})`;
  const [row] = await engine.rows(
    `select (select key from pairs) as key,
       (${isCut(older, newer)} or ${isCut(newer, older)})
       and not exists (${cells(older, line)} intersect ${cells(newer, line)})
       and not exists (${cells(older, order)} except ${cells(newer, order)}) as is_cut`,
  );
  if (row?.['is_cut'] !== true) return false;
  addNote(newer, {
    code: 'order_continues',
    values: { order: String(row['key']), file: older.examined.file },
  });
  return true;
}

/** A newer export without a column loses what the replaced rows said there. */
function tellLostColumns(older: LoadedFile, newer: LoadedFile): void {
  const contract: Readonly<Record<string, ColumnType>> = tables[newer.staged.kind].columns;
  const lost = older.examined.decision.columns.filter(
    ({ role }) => role !== null && role in contract && !newer.staged.columns.has(role),
  );
  if (lost.length === 0) return;
  const columns = lost.map(({ header }) => header).join(', ');
  addNote(newer, { code: 'lost_columns', values: { file: older.examined.file, columns } });
}
