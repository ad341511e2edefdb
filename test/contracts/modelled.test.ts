import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { martsFor, martsIn } from '../../src/warehouse/marts';
import { modelled } from '../../src/warehouse/modelled/marts';
import { settings } from '../../src/warehouse/settings';
import { Given } from '../given';
import { root, variablesIn, withoutSqlComments } from './sources';
import { tinyShop } from './tiny-shop';

const folders = readdirSync(join(root, 'src/warehouse/modelled'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const sqlTypes = { integer: 'INTEGER', double: 'DOUBLE', varchar: 'VARCHAR', boolean: 'BOOLEAN' };

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

async function loaded(size: 'empty' | 'tiny') {
  await given.files(size === 'tiny' ? tinyShop : {});
  await given.build({ as_of: '2024-03-31' });
}

describe.each(folders)('the marts of the model %s', (folder) => {
  const marts = modelled.find(({ definition }) => definition.id === folder);
  const { inputs, tables } = marts?.definition ?? { inputs: {}, tables: {} };
  const sql = Object.values(marts?.sql ?? {});

  it('are defined under the name of their folder, and have a model', () => {
    expect(marts?.definition.id).toBe(folder);
    expect(existsSync(join(root, 'src/models', `${folder}.ts`))).toBe(true);
    expect(existsSync(join(root, 'src/models', `${folder}.test.ts`))).toBe(true);
  });

  it('have no SQL that their model does not read', () => {
    const files = readdirSync(join(root, 'src/warehouse/modelled', folder));
    const queries = files.filter((file) => file.endsWith('.sql'));
    expect(queries.sort()).toEqual(
      Object.keys(inputs)
        .map((name) => `${name}.sql`)
        .sort(),
    );
  });

  it('speak of all customers, in constant SQL that says its grain', () => {
    for (const statement of sql) {
      expect(statement.split('\n')[0]).toMatch(/^-- Grain: /);
      expect(withoutSqlComments(statement)).not.toMatch(
        /\b(now|today|random|uuid|get_current_\w+)\s*\(|\bcurrent_(date|time|timestamp)\b/i,
      );
    }
    const behind = martsFor(sql.flatMap(martsIn));
    for (const mart of ['around', 'audience', 'group_a', 'group_b']) {
      expect(behind).not.toContain(mart);
    }
  });

  it('depend on settings of the notebook and on nothing else', () => {
    const known = settings.map(({ name }) => name as string);
    for (const name of sql.flatMap(variablesIn)) expect(known).toContain(name);
  });

  it.each(['empty', 'tiny'] as const)('are read and made of the %s warehouse', async (size) => {
    await loaded(size);
    for (const [name, columns] of Object.entries(inputs)) {
      const query = marts?.sql[name] ?? '';
      const table = tableFromIPC(await given.warehouse.read.bytes(query));
      expect(table.schema.fields.map((field) => String(field.name))).toEqual(Object.keys(columns));
    }
    for (const [name, columns] of Object.entries(tables)) {
      const described = await given.rows(`describe select * from mart.${name}`);
      expect(described.map((row) => [row['column_name'], row['column_type']])).toEqual(
        Object.entries(columns).map(([column, type]) => [column, sqlTypes[type]]),
      );
    }
  });
});
