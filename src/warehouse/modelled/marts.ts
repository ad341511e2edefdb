import type { Outcome, ResultBytes } from '../api';
import type { MadeType, ModelledDefinition } from './define';
import { definitions } from './definitions';

const texts = import.meta.glob<string>('./*/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Marts that a model makes together, with the constant SQL of its inputs. */
export interface ModelledMarts {
  definition: ModelledDefinition;
  sql: Readonly<Record<string, string>>;
}

/** What a model made: each table as CSV without a header, as `readSql` reads it. */
export type MadeTables = Record<string, Uint8Array<ArrayBuffer>>;

/** Runs models somewhere else than on the thread of the database. */
export interface ModelRunner {
  run(modelId: string, inputs: ResultBytes): Promise<Outcome<MadeTables>>;
  /** Stops it, if it is running. */
  stop(modelId: string): void;
}

/** A statement met a mart that a model has to make first. */
export class ModelWanted extends Error {
  constructor(readonly marts: ModelledMarts) {
    super(`the model ${marts.definition.id} is wanted`);
    this.name = 'ModelWanted';
  }
}

/** All of them, found by their folders. */
export const modelled: readonly ModelledMarts[] = [...definitions].map(([folder, definition]) => {
  const sql = Object.keys(definition.inputs).map((name) => {
    const text = texts[`${folder}/${name}.sql`];
    if (text === undefined) throw new Error(`${folder} lacks the SQL of ${name}`);
    return [name, text] as const;
  });
  return { definition, sql: Object.fromEntries(sql) };
});

const typeNames: Readonly<Record<MadeType, string>> = {
  integer: 'INTEGER',
  double: 'DOUBLE',
  varchar: 'VARCHAR',
  boolean: 'BOOLEAN',
};

/** The statement that makes a mart of what the model wrote into a slot. */
export function readSql({ definition }: ModelledMarts, table: string, slot: string): string {
  const columns = Object.entries(definition.tables[table] ?? {}).map(
    ([name, type]) => `'${name}': '${typeNames[type]}'`,
  );
  return `create or replace table mart.${table} as
    select *,
    from read_csv('in/${slot}', columns = {${columns.join(', ')}}, header = false, delim = ',',
      quote = '"', escape = '"', nullstr = '', auto_detect = false, new_line = '\\n')`;
}
