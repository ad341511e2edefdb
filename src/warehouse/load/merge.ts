import type { News, Note } from '../../intake/decision';
import type { Engine } from '../engine';
import { countingRows, leftOutColumn, restoreRows } from './counting';
import type { LoadedFile } from './file';
import { keepsBoth, keyOf, type Shared } from './keys';
import { joinRecords } from './merge-records';
import { mergeRows } from './merge-rows';
import { plainChoice } from '../../intake/choice';
import { addNote } from './notes';

/**
 * Settles what files of one kind have in common, so that nothing counts twice: for each key the rows
 * of the newest file count (of customers and products the newest value of each column), and the
 * earlier rows are left out. `files` are in load order; all is settled afresh, so that without a file
 * everything is as if it had never been there. Says in the receipts what each file brought.
 */
export async function settleMerges(engine: Engine, files: readonly LoadedFile[]): Promise<void> {
  for (const file of files) await forget(engine, file);
  for (const layer of layersOf(files)) {
    takePrefixes(layer, files);
    if (layer.length < 2) continue;
    const [first] = layer;
    const isRecord = first?.staged.kind === 'customers' || first?.staged.kind === 'products';
    const found = isRecord ? await joinRecords(engine, layer) : await mergeInTurn(engine, layer);
    for (const [file, { shared, keys }] of found) {
      const earlier = files.slice(0, files.indexOf(file));
      file.receipt.news = {
        ...{ added: Math.max(0, keys - shared.changed - shared.same) },
        ...{ changed: shared.changed, same: shared.same, fields: fieldsOf(shared) },
        customers: await newCustomers(engine, file, earlier),
      };
      if (shared.files.length > 0) addNote(file, mergeNote(file, shared, file.receipt.news));
    }
    for (const table of isRecord ? ['one', 'shared_keys'] : ['pairs']) {
      await engine.execute(`drop table if exists temp.${table}`);
    }
  }
}

const noteCodes = new Set([
  ...['merged', 'kept_both', 'replaced_by', 'completed_by', 'lost_columns'],
  ...['overlap_once', 'overlap_both', 'other_orders', 'order_continues', 'same_orders'],
]);

async function forget(engine: Engine, file: LoadedFile): Promise<void> {
  const { staged, receipt } = file;
  delete staged.orderPrefix;
  delete staged.joined;
  receipt.news = null;
  receipt.notes = receipt.notes.filter(({ code }) => !noteCodes.has(code));
  if (!staged.columns.has(leftOutColumn)) return;
  await restoreRows(engine, file);
  await engine.execute(`drop table if exists intake.joined_${staged.kind}`);
}

/** Files whose rows may replace each other: of one kind, and lines apart from the orders' headers. */
function layersOf(files: readonly LoadedFile[]): LoadedFile[][] {
  return [...new Set(files.map(({ staged }) => staged.kind))].flatMap((kind) => {
    const own = files.filter(({ staged }) => staged.kind === kind);
    return [
      own.filter(({ staged }) => staged.grain !== 'header'),
      own.filter(({ staged }) => staged.grain === 'header'),
    ];
  });
}

/** The orders of a header file go by the same ids as their lines, which are settled before them. */
function takePrefixes(layer: readonly LoadedFile[], files: readonly LoadedFile[]): void {
  for (const { staged } of layer) {
    const lines = files.find((file) => file.staged.slot === staged.joinedTo);
    if (lines?.staged.orderPrefix) staged.orderPrefix = lines.staged.orderPrefix;
  }
}

async function mergeInTurn(
  engine: Engine,
  layer: readonly LoadedFile[],
): Promise<Map<LoadedFile, { shared: Shared; keys: number }>> {
  const found = new Map<LoadedFile, { shared: Shared; keys: number }>();
  for (const [index, newer] of layer.entries()) {
    if (index === 0) continue;
    const shared: Shared = { changed: 0, same: 0, fields: new Map(), files: [] };
    await mergeRows(engine, layer.slice(0, index), newer, shared);
    const key = keyOf(newer) ?? 'null';
    const [row] = await engine.rows(
      `select count(distinct ${key}) + count(*) filter (where ${key} is null) as n
       from ${countingRows(newer)}`,
    );
    found.set(newer, { shared, keys: Number(row?.['n'] ?? 0) });
  }
  return found;
}

function fieldsOf({ fields }: Shared): News['fields'] {
  return [...fields]
    .map(([column, count]) => ({ column, count }))
    .sort((a, b) => b.count - a.count || (a.column < b.column ? -1 : 1));
}

function mergeNote(file: LoadedFile, shared: Shared, { added }: News): Note {
  const [options, names] = [['by_key', 'keep_both'] as const, shared.files.join(', ')];
  const { changed, same } = shared;
  if (keepsBoth(file)) {
    const values = { count: changed + same, file: names };
    return { code: 'kept_both', values, choice: plainChoice('merge', 'keep_both', options) };
  }
  const values = { added, changed, same, file: names };
  return { code: 'merged', values, choice: plainChoice('merge', 'by_key', options) };
}

const customerColumns = ['customer_id', 'referrer_id', 'referred_id'];

/** Customers of the file that no earlier file of any kind names. */
async function newCustomers(
  engine: Engine,
  { staged }: LoadedFile,
  earlier: readonly LoadedFile[],
): Promise<number> {
  if (!staged.columns.has('customer_id')) return 0;
  const known = earlier.flatMap((file) =>
    customerColumns
      .filter((name) => file.staged.columns.has(name))
      .map((name) => `select ${name} as customer_id from intake.${file.staged.slot}`),
  );
  const [row] = await engine.rows(
    `select count(*) as n from (
       select distinct customer_id from intake.${staged.slot} where customer_id is not null) as own
     anti join (${known.length > 0 ? known.join(' union all ') : 'select null::varchar as customer_id'}) as known
       using (customer_id)`,
  );
  return Number(row?.['n'] ?? 0);
}
