import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { analysisQueries } from '../../src/analyses/queries';
import { defaultNotebook } from '../../src/notebook/default';
import { aroundSql } from '../../src/warehouse/audience/compile';
import { martsFor, martsIn, martSql } from '../../src/warehouse/marts';
import { settings, type Parameter } from '../../src/warehouse/settings';
import { kinds, tables, type Kind } from '../../src/warehouse/tables';
import type { BenchData } from './data';

/** Seconds of each part of the baseline. */
export interface NativeTimes {
  threads: number;
  load: number;
  marts: number;
  analyses: number;
  /** All three. */
  total: number;
  /** Customers of the RFM segments: the page must have the same. */
  customers: number;
}

const transactionTypes = {
  order_id: 'varchar',
  line_id: 'varchar',
  customer_id: 'varchar',
  ordered_at: 'timestamp',
  product_id: 'varchar',
  category: 'varchar',
  quantity: 'decimal(18,4)',
  unit_price: 'decimal(18,4)',
  amount: 'decimal(18,4)',
  status: 'varchar',
};

const customerTypes = {
  customer_id: 'varchar',
  gender: 'varchar',
  birth_date: 'date',
  province: 'varchar',
  registered_at: 'timestamp',
};

/**
 * The baseline of the promises: DuckDB of the engine's own version outside a browser reads the
 * files with their types known, makes the same marts and runs the same queries, and no more.
 */
export async function runNative(data: BenchData, threads: number): Promise<NativeTimes> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const database = await instance.connect();
  try {
    await prepare(database);
    const started = performance.now();
    await database.run(readSql('transactions', data.paths.transactions, transactionTypes));
    await database.run(readSql('customers', data.paths.customers, customerTypes));
    const loaded = performance.now();
    await setVariables(database, settings, await lastDay(database));
    for (const mart of martsFor(readByNotebook)) {
      await database.run(mart === 'around' ? aroundSql([], []).sql : martSql(mart));
    }
    const built = performance.now();
    let customers = 0;
    for (const id of defaultNotebook) {
      const rows = await runAnalysis(database, id);
      if (id === 'rfm-segments') customers = sumOf(rows['main'] ?? [], 'customers');
    }
    const ended = performance.now();
    return {
      threads,
      load: (loaded - started) / 1000,
      marts: (built - loaded) / 1000,
      analyses: (ended - built) / 1000,
      total: (ended - started) / 1000,
      customers,
    };
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}

/** The marts that the queries of the default notebook read. */
const readByNotebook = defaultNotebook.flatMap((id) =>
  Object.values(analysisQueries.get(id)?.sql ?? {}).flatMap(martsIn),
);

/** Every staging table without rows; those that have a file are replaced by it. */
async function prepare(database: DuckDBConnection): Promise<void> {
  await database.run('create schema staging; create schema mart');
  for (const kind of kinds) await database.run(emptySql(kind, kind));
  await database.run(emptySql('order_headers', 'transactions'));
  await database.run(
    'create table staging.customer_attributes (customer_id varchar, attribute varchar, value varchar)',
  );
}

function emptySql(name: string, kind: Kind): string {
  const columns = Object.entries(tables[kind].columns).map(([column, type]) => `${column} ${type}`);
  return `create table staging.${name} (${columns.join(', ')})`;
}

function readSql(kind: Kind, path: string, types: Readonly<Record<string, string>>): string {
  const columns = Object.entries(tables[kind].columns).map(([column, type]) => {
    if (column === 'state')
      return `case status when '交易关闭' then 'closed' else 'valid' end as state`;
    return Object.hasOwn(types, column) ? column : `null::${type} as ${column}`;
  });
  const typed = Object.entries(types).map(([column, type]) => `'${column}': '${type}'`);
  return `create or replace table staging.${kind} as select ${columns.join(', ')}
    from read_csv('${path.replaceAll("'", "''")}', header = true, delim = ',', quote = '"',
      columns = {${typed.join(', ')}})`;
}

async function lastDay(database: DuckDBConnection): Promise<Record<string, string>> {
  const [row] = await rowsOf(
    database,
    'select max(ordered_at)::date::varchar as day, from staging.transactions',
  );
  return { as_of: String(row?.['day']) };
}

async function setVariables(
  database: DuckDBConnection,
  parameters: readonly Parameter[],
  chosen: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { name, type, default: fallback } of parameters) {
    const value = chosen[name] ?? fallback;
    const literal = value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
    await database.run(`set variable ${name} = ${literal}::${type}`);
  }
}

type Rows = Record<string, unknown>[];

async function runAnalysis(database: DuckDBConnection, id: string): Promise<Record<string, Rows>> {
  const analysis = analysisQueries.get(id);
  const results: Record<string, Rows> = {};
  const own = (analysis?.parameters ?? []).filter(
    ({ name }) => !settings.some((setting) => setting.name === name),
  );
  for (const { name, type, default: fallback } of own) {
    const literal = fallback === null ? 'null' : `'${fallback.replaceAll("'", "''")}'`;
    await database.run(`set variable ${name} = ${literal}::${type}`);
  }
  for (const [name, sql] of Object.entries(analysis?.sql ?? {})) {
    results[name] = await rowsOf(database, sql);
  }
  return results;
}

async function rowsOf(database: DuckDBConnection, sql: string): Promise<Rows> {
  const reader = await database.runAndReadAll(sql);
  return reader.getRowObjects();
}

function sumOf(rows: Rows, column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}
