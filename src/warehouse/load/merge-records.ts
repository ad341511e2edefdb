import type { Engine } from '../engine';
import { tables, type ColumnType, type Kind } from '../tables';
import { countingRows, replaceRows } from './counting';
import type { LoadedFile } from './file';
import { keepsBoth, keyOf, type Shared } from './keys';
import { addNote } from './notes';

/** A column of the joined records. */
interface JoinedColumn {
  name: string;
  /** What the receipt calls it: the role, or the header of an attribute. */
  told: string;
  type: ColumnType;
  /** Slot → column of the file's table, for the files that have it. */
  from: ReadonlyMap<string, string>;
}

/** The files of a kind that become one table, in load order. */
interface Joining {
  kind: Kind;
  key: string;
  files: readonly LoadedFile[];
  columns: readonly JoinedColumn[];
  table: string;
}

/**
 * Customers and products that several files hold become one record each, in a table of their own: of
 * each column the newest value that is not empty. Newest is the record updated last where both say
 * when, else that of the later file. The records themselves are left out where they stand.
 */
export async function joinRecords(
  engine: Engine,
  layer: readonly LoadedFile[],
): Promise<Map<LoadedFile, { shared: Shared; keys: number }>> {
  const found = new Map<LoadedFile, { shared: Shared; keys: number }>();
  const first = layer[0];
  const key = first ? keyOf(first) : null;
  if (!first || key === null) return found;
  const { kind } = first.staged;
  const files = layer.filter((file) => file === first || !keepsBoth(file));
  const columns = await joinedColumns(engine, kind, key, files);
  const joining = { kind, key, files, columns, table: `intake.joined_${kind}` };
  const isShared = await findShared(engine, joining);
  for (const [index, file] of files.entries()) {
    if (isShared)
      await engine.execute(
        `create or replace temp table one as ${recordsOf(joining, file, await isRepeated(engine, joining, file))}`,
      );
    if (index > 0) {
      const shared = isShared ? await compared(engine, joining, index) : nothing();
      found.set(file, { shared, keys: await keysOf(engine, key, file) });
    }
    if (isShared) await engine.execute(index > 0 ? nextOf(joining) : firstOf(joining));
  }
  for (const file of layer.filter((other) => !files.includes(other))) {
    const keys = await keysOf(engine, key, file);
    found.set(file, { shared: await alsoIn(engine, joining, file), keys });
  }
  if (isShared) await takeIn(engine, joining);
  return found;
}

const nothing = (): Shared => ({ changed: 0, same: 0, fields: new Map(), files: [] });

async function joinedColumns(
  engine: Engine,
  kind: Kind,
  key: string,
  files: readonly LoadedFile[],
): Promise<JoinedColumn[]> {
  const columns: JoinedColumn[] = [];
  for (const [name, type] of Object.entries<ColumnType>(tables[kind].columns)) {
    const from = files.filter(({ staged }) => name !== key && staged.columns.has(name));
    if (from.length === 0) continue;
    const slots = new Map(from.map(({ staged }) => [staged.slot, name]));
    columns.push({ name, told: name, type, from: slots });
  }
  const labels = new Map<string, Map<string, string>>();
  for (const row of await engine.rows('select slot, column_id, label from intake.labels')) {
    const slot = String(row['slot']);
    if (!files.some(({ staged }) => staged.slot === slot)) continue;
    const label = String(row['label']);
    const slots = labels.get(label) ?? new Map<string, string>();
    labels.set(label, slots.set(slot, String(row['column_id'])));
  }
  const attributes = [...labels].map(([told, from], index) => {
    return { name: `x${index + 1}`, told, type: 'varchar' as const, from };
  });
  return [...columns, ...attributes];
}

/** Finds the keys that are in several files, each with the last file that has it. */
async function findShared(engine: Engine, { key, files }: Joining): Promise<boolean> {
  const all = files.map(
    (file, index) =>
      `select distinct ${key} as key, ${index} as place from ${countingRows(file)} and ${key} is not null`,
  );
  await engine.execute(
    `create or replace temp table shared_keys as
     select key, max(place) as last from (${all.join(' union all ')}) group by key having count(*) > 1`,
  );
  const [row] = await engine.rows('select exists (from shared_keys) as any_shared');
  return row?.['any_shared'] === true;
}

const sharedRows = (key: string, file: LoadedFile) =>
  `${countingRows(file)} and ${key} in (select key from shared_keys)`;

async function isRepeated(engine: Engine, { key }: Joining, file: LoadedFile): Promise<boolean> {
  const [row] = await engine.rows(
    `select count(*) > count(distinct ${key}) as repeated from ${sharedRows(key, file)}`,
  );
  return row?.['repeated'] === true;
}

/** One record for each shared key of the file; of several the one that mart.customers would take. */
function recordsOf({ key, columns }: Joining, file: LoadedFile, repeated: boolean): string {
  const values = columns.map(
    ({ name, type, from }) => `${from.get(file.staged.slot) ?? `null::${type}`} as ${name}`,
  );
  const order = ['updated_at', 'registered_at']
    .filter((name) => file.staged.columns.has(name))
    .map((name) => `${name} desc nulls last, `);
  const once = `qualify row_number() over (partition by ${key} order by ${order.join('')}rowid) = 1`;
  return `select ${[key, ...values].join(', ')} from ${sharedRows(key, file)} ${repeated ? once : ''}`;
}

const firstOf = ({ table }: Joining) => `create or replace table ${table} as from one`;

function nextOf({ table, key, columns }: Joining): string {
  const values = columns.map(({ name }) => {
    const later = `coalesce(newer.${name}, older.${name})`;
    return `${isDated(columns) ? `case when ${olderIsNewest} then coalesce(older.${name}, newer.${name}) else ${later} end` : later} as ${name}`;
  });
  return `create or replace table ${table} as
    select ${[key, ...values].join(', ')} from ${table} as older full join one as newer using (${key})`;
}

const olderIsNewest = 'coalesce(older.updated_at > newer.updated_at, false)';
const isDated = (columns: readonly JoinedColumn[]) =>
  columns.some(({ name }) => name === 'updated_at');

/** What the file in `one` says otherwise than the files before it; an empty cell says nothing. */
async function compared(engine: Engine, joining: Joining, index: number): Promise<Shared> {
  const { key, columns, files, table } = joining;
  const slot = files[index]?.staged.slot ?? '';
  const own = columns.filter(({ name, from }) => from.has(slot) && name !== 'updated_at');
  const counts = isDated(columns) ? `not ${olderIsNewest}` : 'true';
  const differs = own.map(
    ({ name }) =>
      `(${counts} and newer.${name} is not null and newer.${name} is distinct from older.${name})`,
  );
  const [row] = await engine.rows(
    `select count(*) as n, count(*) filter (where ${['false', ...differs].join(' or ')}) as changed
       ${differs.map((condition, i) => `, count(*) filter (where ${condition}) as d${i}`).join('')}
     from ${table} as older join one as newer using (${key})`,
  );
  const [n, changed] = [Number(row?.['n'] ?? 0), Number(row?.['changed'] ?? 0)];
  const fields = new Map(
    own.map(({ told }, i) => [told, Number(row?.[`d${i}`] ?? 0)] as const).filter(([, c]) => c > 0),
  );
  const names: string[] = [];
  for (const file of files.slice(0, index)) {
    const [both] = await engine.rows(
      `select exists (from ${countingRows(file)} and ${key} in (select ${key} from one)) as both`,
    );
    if (both?.['both'] === true) names.push(file.examined.file);
  }
  return { changed, same: n - changed, fields, files: names };
}

async function keysOf(engine: Engine, key: string, file: LoadedFile): Promise<number> {
  const [row] = await engine.rows(`select count(distinct ${key}) as n from ${countingRows(file)}`);
  return Number(row?.['n'] ?? 0);
}

/** The keys of a file that stays as it is, beside the others that have them. */
async function alsoIn(engine: Engine, { key, files }: Joining, file: LoadedFile): Promise<Shared> {
  const shared = nothing();
  const others = files.map((other) => `select ${key} from ${countingRows(other)}`);
  const [row] = await engine.rows(
    `select count(distinct ${key}) as n from ${countingRows(file)} and ${key} in (${others.join(' union all ')})`,
  );
  shared.same = Number(row?.['n'] ?? 0);
  if (shared.same > 0) shared.files = files.map(({ examined }) => examined.file);
  return shared;
}

/** The joined records take the place of those in the files. */
async function takeIn(
  engine: Engine,
  { kind, key, files, columns, table }: Joining,
): Promise<void> {
  const slot = table.slice('intake.'.length);
  for (const [index, file] of files.entries()) {
    const rows = await engine.rows(
      `select last, count(distinct ${key}) as n
       from (from ${countingRows(file)}) as own join shared_keys on own.${key} = shared_keys.key
       where last > ${index} group by last order by last`,
    );
    for (const row of rows) {
      const newer = files[Number(row['last'])];
      const values = { count: Number(row['n'] ?? 0), file: newer?.examined.file ?? '' };
      addNote(file, { code: 'completed_by', values });
    }
  }
  for (const file of files)
    await replaceRows(engine, file, `${key} in (select key from shared_keys)`);
  const attributes = columns.filter(({ name }) => /^x\d+$/.test(name));
  engine.bound('delete from intake.labels where slot = ?', [slot]);
  for (const { name, told } of attributes) {
    engine.bound('insert into intake.labels values (?, ?, ?)', [slot, name, told]);
  }
  const last = files.at(-1);
  if (!last) return;
  last.staged.joined = {
    ...{ slot, kind, grain: null, ordersUnnamed: false },
    columns: new Set([key, ...columns.map(({ name }) => name)]),
    attributes: attributes.map(({ name }) => name),
  };
}
