import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataType, tableFromIPC, type Table } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  groups,
  type Analysis,
  type AnalysisText,
  type Results,
} from '../../src/analyses/analysis';
import { catalogue } from '../../src/analyses/catalogue';
import { analysisQueries } from '../../src/analyses/queries';
import { formatOf } from '../../src/format/format';
import { languages, type Text } from '../../src/i18n/text';
import { valueName } from '../../src/notebook/cell/names';
import { martOrder, martSql } from '../../src/warehouse/marts';
import { rowsOf } from '../../src/warehouse/rows';
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

type Tables = Record<string, Table>;
const results: Record<'empty' | 'tiny', Record<string, Tables>> = { empty: {}, tiny: {} };

beforeAll(async () => {
  const given = await Given.start();
  for (const [size, files] of [
    ['empty', {}],
    ['tiny', tinyShop],
  ] as const) {
    await given.files(files);
    await given.build({ as_of: '2024-03-31' });
    for (const id of analysisQueries.keys()) {
      const bytes = await given.warehouse.run(id, {});
      results[size][id] = Object.fromEntries(
        Object.entries(bytes).map(([name, result]) => [name, tableFromIPC(result)]),
      );
    }
  }
});

describe.each(folders)('the analysis folder %s', (folder) => {
  const analysis = definitions[`../../src/analyses/${folder}/analysis.ts`]?.analysis;
  const text = texts[`../../src/analyses/${folder}/text.ts`]?.text;
  const sql = analysisQueries.get(folder)?.sql ?? {};

  it('has the files that every analysis has', () => {
    for (const file of ['analysis.ts', 'text.ts', 'chart.ts', 'query.sql', `${folder}.test.ts`]) {
      expect(existsSync(join(root, 'src/analyses', folder, file)), file).toBe(true);
    }
  });

  it('defines the analysis of its own name, in a known group', () => {
    expect(analysis?.id).toBe(folder);
    expect(groups).toContain(analysis?.group);
  });

  it('has no SQL that no result runs', () => {
    const files = readdirSync(join(root, 'src/analyses', folder))
      .filter((file) => file.endsWith('.sql'))
      .map((file) => file.replace(/^query\.sql$/, 'main.sql').replace(/\.sql$/, ''));
    expect(files.sort()).toEqual(Object.keys(analysis?.results ?? {}).sort());
  });

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
    expect(read).toEqual(expect.arrayContaining(parameters));
    const known = settings.map((setting) => setting.name as string);
    expect(known).toEqual(expect.arrayContaining([...uses]));
    const ofMarts = martOrder.flatMap((mart) => variablesIn(martSql(mart)));
    expect([...read, ...ofMarts]).toEqual(expect.arrayContaining([...uses]));
  });

  it.each(['empty', 'tiny'] as const)(
    'returns its declared columns from the %s warehouse',
    (size) => {
      for (const [name, columns] of Object.entries(analysis?.results ?? {})) {
        const table = results[size][folder]?.[name];
        const returned = table?.schema.fields.map((field) => [
          field.name,
          measureTypeOf(field.type),
        ]);
        const declared = Object.entries(columns).map(([column, measure]) => [
          column,
          typeOf(measure),
        ]);
        expect(returned, name).toEqual(declared);
      }
    },
  );

  it('returns null only in columns that may be null', () => {
    for (const [name, columns] of Object.entries(analysis?.results ?? {})) {
      const table = results.tiny[folder]?.[name];
      for (const [column, measure] of Object.entries(columns)) {
        if (measure.endsWith('?')) continue;
        expect(table?.getChild(column)?.nullCount, `${name}.${column}`).toBe(0);
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
      ...Object.values(text?.values ?? {}),
    ];
    for (const one of named) {
      for (const language of languages) expect(one?.[language].trim()).toMatch(/./);
    }
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
      const rows = rowsOf(results.tiny[folder]?.[name] ?? tableFromIPC([]));
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
      Object.entries(results[size][folder] ?? {}).map(([name, table]) => [name, rowsOf(table)]),
    );
    for (const language of languages) {
      const headline = text?.headline(rows as never, formatOf(language, 'CNY'));
      expect(headline?.trim(), language).toMatch(/./);
      expect(headline, language).not.toMatch(/undefined|null|NaN|Infinity|\{\w+\}|\[object/);
    }
    expect(text?.n(rows as never)).toBeGreaterThanOrEqual(0);
  });
});

function columnsOf(declared: Results | undefined): string[] {
  return [...new Set(Object.values(declared ?? {}).flatMap((one) => Object.keys(one)))].sort();
}

function typeOf(measure: string): string {
  const name = measure.replace('?', '');
  if (name === 'date' || name === 'period') return 'timestamp';
  if (name === 'boolean') return 'boolean';
  return ['text', 'segment', 'tier', 'stage'].includes(name) ? 'text' : 'number';
}

function measureTypeOf(type: DataType): string {
  // The engine hands timestamps over as dates in milliseconds; a DATE would come in days.
  if (DataType.isTimestamp(type) || String(type) === 'Date64<MILLISECOND>') return 'timestamp';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isUtf8(type)) return 'text';
  const isNumber = DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth <= 32);
  return isNumber ? 'number' : String(type);
}
