import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataType, tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  groups,
  modelledOf,
  queriedOf,
  type Analysis,
  type AnalysisText,
  type RowsOf,
  type Results,
} from '../../src/analyses/analysis';
import { catalogue } from '../../src/analyses/catalogue';
import { models } from '../../src/analyses/models';
import { analysisQueries } from '../../src/analyses/queries';
import { formatOf } from '../../src/format/format';
import { languages, type Text } from '../../src/i18n/text';
import { valueName } from '../../src/notebook/cell/names';
import { groupNames } from '../../src/warehouse/audience/group';
import { martOrder, martSql } from '../../src/warehouse/marts';
import { modelled } from '../../src/warehouse/modelled/marts';
import { rowsOf, type Row } from '../../src/warehouse/rows';
import { settings } from '../../src/warehouse/settings';
import { Given } from '../given';
import { root, variablesIn, withoutSqlComments } from './sources';
import { tinyShop } from './tiny-shop';

const definitions = import.meta.glob<{ analysis: Analysis }>('../../src/analyses/*/analysis.ts', {
  eager: true,
});
const texts = import.meta.glob<{ text: AnalysisText<Analysis> }>('../../src/analyses/*/text.ts', {
  eager: true,
});
const folders = readdirSync(join(root, 'src/analyses'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Columns with their types in order, and rows. */
interface Result {
  columns: [string, string][];
  rows: readonly Row[];
}
type ResultsByName = Record<string, Result>;
const results: Record<'empty' | 'tiny', Record<string, ResultsByName>> = { empty: {}, tiny: {} };
const inputs: Record<'empty' | 'tiny', Record<string, ResultsByName>> = { empty: {}, tiny: {} };

beforeAll(async () => {
  const given = await Given.start();
  for (const [size, files] of [
    ['empty', {}],
    ['tiny', tinyShop],
  ] as const) {
    await given.files(files);
    await given.build({ as_of: '2024-03-31' });
    for (const id of analysisQueries.keys()) {
      const analysis = definitions[`../../src/analyses/${id}/analysis.ts`]?.analysis;
      if (!analysis) throw new Error(id);
      const queried = Object.fromEntries(
        Object.entries(await given.warehouse.run(id, {})).map(([name, bytes]) => [
          name,
          queriedResult(bytes),
        ]),
      );
      inputs[size][id] = queried;
      const made = models.has(id) ? madeResults(analysis, await given.run(analysis)) : {};
      results[size][id] = { ...queried, ...made };
    }
  }
}, 180_000);

describe.each(folders)('the analysis folder %s', (folder) => {
  const analysis = definitions[`../../src/analyses/${folder}/analysis.ts`]?.analysis;
  const text = texts[`../../src/analyses/${folder}/text.ts`]?.text;
  const sql = analysisQueries.get(folder)?.sql ?? {};

  it('has the files that every analysis has', () => {
    const isModelled = analysis !== undefined && modelledOf(analysis).includes('main');
    const source = isModelled ? 'model.ts' : 'query.sql';
    for (const file of ['analysis.ts', 'text.ts', 'chart.ts', source, `${folder}.test.ts`]) {
      expect(existsSync(join(root, 'src/analyses', folder, file)), file).toBe(true);
    }
  });

  it('defines the analysis of its own name, in a known group', () => {
    expect(analysis?.id).toBe(folder);
    expect(groups).toContain(analysis?.group);
  });

  it('has no SQL that no result or model runs, and no model without inputs', () => {
    const files = readdirSync(join(root, 'src/analyses', folder));
    const queries = files
      .filter((file) => file.endsWith('.sql'))
      .map((file) => file.replace(/^query\.sql$/, 'main.sql').replace(/\.sql$/, ''));
    const queried = analysis ? queriedOf(analysis) : [];
    const asked = new Set([...queried, ...Object.keys(analysis?.inputs ?? {})]);
    expect(queries.sort()).toEqual([...asked].sort());
    expect(files.includes('model.ts')).toBe(analysis?.inputs !== undefined);
  });

  it('makes results by a model that it has, and adjusts settings that are no parameter', () => {
    const names = Object.keys(analysis?.results ?? {});
    if (analysis?.modelled) expect(names).toEqual(expect.arrayContaining([...analysis.modelled]));
    expect(analysis?.modelled === undefined || analysis.inputs !== undefined).toBe(true);
    const own = (analysis?.parameters ?? []).map(({ name }) => name);
    for (const name of analysis?.adjusts ?? []) {
      expect(own).not.toContain(name);
      // Else the cell would not follow what it offers to change.
      expect(analysis?.uses).toContain(name);
    }
  });

  it.each(['empty', 'tiny'] as const)(
    'reads the declared columns into its model from the %s warehouse',
    (size) => {
      for (const [name, columns] of Object.entries(analysis?.inputs ?? {})) {
        expect(inputs[size][folder]?.[name]?.columns, name).toEqual(Object.entries(columns));
      }
    },
  );

  it('begins each statement with its grain', () => {
    for (const [name, statement] of Object.entries(sql)) {
      expect(statement.split('\n')[0], name).toMatch(/^-- Grain: /);
    }
  });

  it('asks neither the clock nor chance', () => {
    for (const [name, statement] of Object.entries(sql)) {
      expect(withoutSqlComments(statement), name).not.toMatch(
        /\b(now|today|random|uuid|get_current_\w+)\s*\(|\bcurrent_(date|time|timestamp)\b/i,
      );
    }
  });

  it('declares the variables that it reads, and no other but settings of the marts', () => {
    const read = Object.values(sql).flatMap(variablesIn);
    const parameters = (analysis?.parameters ?? []).map(({ name }) => name);
    const uses = analysis?.uses ?? [];
    expect([...uses, ...parameters]).toEqual(expect.arrayContaining(read));
    // What a model does with its parameters its own test says.
    if (!analysis?.inputs) expect(read).toEqual(expect.arrayContaining(parameters));
    const known = settings.map((setting) => setting.name as string);
    expect(known).toEqual(expect.arrayContaining([...uses]));
    const ofMarts = [
      ...martOrder.map(martSql),
      ...modelled.flatMap((marts) => Object.values(marts.sql)),
    ].flatMap(variablesIn);
    expect([...read, ...ofMarts]).toEqual(expect.arrayContaining([...uses]));
  });

  it('declares the groups of customers that it reads, and reads those that it declares', () => {
    const marts = Object.values(sql).flatMap((statement) =>
      [...withoutSqlComments(statement).matchAll(/\bmart\.(\w+)/g)].map(([, name]) => name ?? ''),
    );
    const groups = (analysis?.parameters ?? []).filter(({ type }) => type === 'group');
    expect(groups.map(({ name }) => name).sort()).toEqual(
      groupNames.filter((name) => marts.includes(name)),
    );
  });

  it.each(['empty', 'tiny'] as const)(
    'returns its declared columns from the %s warehouse',
    (size) => {
      for (const [name, columns] of Object.entries(analysis?.results ?? {})) {
        const declared = Object.entries(columns).map(([column, measure]) => [
          column,
          typeOf(measure),
        ]);
        expect(results[size][folder]?.[name]?.columns, name).toEqual(declared);
      }
    },
  );

  it('returns null only in columns that may be null', () => {
    for (const [name, columns] of Object.entries(analysis?.results ?? {})) {
      const rows = results.tiny[folder]?.[name]?.rows ?? [];
      for (const [column, measure] of Object.entries(columns)) {
        if (measure.endsWith('?')) continue;
        const nulls = rows.filter((row) => row[column] === null);
        expect(nulls, `${name}.${column}`).toEqual([]);
      }
    }
  });

  it('names everything in both languages', () => {
    const columns = columnsOf(analysis?.results);
    expect(Object.keys(text?.columns ?? {}).sort()).toEqual(columns);
    const named = [
      text?.title,
      text?.question,
      text?.definition,
      text?.source,
      text?.measure,
      ...Object.values(text?.columns ?? {}),
      ...Object.values(text?.parameters ?? {}),
      ...Object.values<Text | undefined>(text?.results ?? {}),
      ...Object.values(text?.inputs ?? {}),
      ...Object.values(text?.values ?? {}),
    ];
    for (const one of named) {
      for (const language of languages) expect(one?.[language].trim()).toMatch(/./);
    }
    expect(Object.keys(text?.inputs ?? {})).toEqual(Object.keys(analysis?.inputs ?? {}));
    for (const { name } of analysis?.parameters ?? []) {
      expect(Object.keys(text?.parameters ?? {})).toContain(name);
    }
  });

  it('names every further result', () => {
    const further = Object.keys(analysis?.results ?? {}).filter((name) => name !== 'main');
    expect(Object.keys(text?.results ?? {}).sort()).toEqual(further.sort());
  });

  it('shows no stable key among the values', () => {
    const entry = catalogue.get(folder);
    const raw: string[] = [];
    for (const [name, columns] of Object.entries(analysis?.results ?? {})) {
      const rows = results.tiny[folder]?.[name]?.rows ?? [];
      const keys = Object.keys(columns).filter((column) => columns[column] === 'text');
      for (const row of rows) {
        for (const column of keys) {
          const value = row[column];
          if (typeof value !== 'string' || !/^[a-z][a-z0-9_-]*$/.test(value)) continue;
          // In English the name of a column may well be its key.
          const said: string = entry
            ? valueName(entry, column, value, formatOf('zh', null), row)
            : value;
          if (said === value) raw.push(`${name}.${column}: ${value}`);
        }
      }
    }
    expect([...new Set(raw)]).toEqual([]);
  });

  it.each(['empty', 'tiny'] as const)('says a whole sentence about the %s warehouse', (size) => {
    const rows = Object.fromEntries(
      Object.entries(results[size][folder] ?? {}).map(([name, { rows: own }]) => [name, own]),
    );
    for (const language of languages) {
      const headline = text?.headline(rows as never, formatOf(language, 'CNY'));
      expect(headline?.trim(), language).toMatch(/./);
      expect(headline, language).not.toMatch(/undefined|null|NaN|Infinity|\{\w+\}|\[object/);
    }
    expect(text?.n(rows as never)).toBeGreaterThanOrEqual(0);
  });
});

function queriedResult(bytes: Uint8Array): Result {
  const table = tableFromIPC(bytes);
  return {
    columns: table.schema.fields.map(({ name, type }) => [String(name), measureTypeOf(type)]),
    rows: rowsOf(table),
  };
}

/** A model's rows; without rows there is nothing that could differ from what is declared. */
function madeResults(analysis: Analysis, rows: RowsOf<Analysis>): ResultsByName {
  return Object.fromEntries(
    modelledOf(analysis).map((name) => {
      const declared = analysis.results[name] ?? {};
      const own = rows[name] as readonly Row[];
      const names = Object.keys(own[0] ?? declared);
      const columns = names.map((column): [string, string] => {
        const values = own.map((row) => row[column]).filter((value) => value != null);
        const types = new Set(values.map(valueTypeOf));
        return [
          column,
          types.size === 0 ? typeOf(declared[column] ?? '') : [...types].join(' or '),
        ];
      });
      return [name, { columns, rows: own }];
    }),
  );
}

function valueTypeOf(value: unknown): string {
  if (typeof value === 'string') return 'text';
  return value instanceof Date ? 'timestamp' : typeof value;
}

function columnsOf(declared: Results | undefined): string[] {
  return [...new Set(Object.values(declared ?? {}).flatMap((one) => Object.keys(one)))].sort();
}

function typeOf(measure: string): string {
  const name = measure.replace('?', '');
  if (name === 'date' || name === 'period') return 'timestamp';
  if (name === 'boolean') return 'boolean';
  return ['text', 'customer', 'segment', 'tier', 'stage'].includes(name) ? 'text' : 'number';
}

function measureTypeOf(type: DataType): string {
  // The engine hands timestamps over as dates in milliseconds; a DATE would come in days.
  if (DataType.isTimestamp(type) || String(type) === 'Date64<MILLISECOND>') return 'timestamp';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isUtf8(type)) return 'text';
  const isNumber = DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth <= 32);
  return isNumber ? 'number' : String(type);
}
