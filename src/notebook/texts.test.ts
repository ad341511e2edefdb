import { describe, expect, it } from 'vitest';
import { groups } from '../analyses/analysis';
import { defaultNotebook } from './default';
import { settings } from '../warehouse/settings';
import { kinds, tables } from '../warehouse/tables';
import { messages } from '../ui/messages';

const all = Object.entries(messages);
const keys: ReadonlySet<string> = new Set(Object.keys(messages));
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts of the page', () => {
  it('are there in both languages', () => {
    expect(all.filter(([, text]) => !text.zh.trim() || !text.en.trim())).toEqual([]);
  });

  it('have the same places for values in both languages', () => {
    expect(all.filter(([, text]) => places(text.zh).join() !== places(text.en).join())).toEqual([]);
  });

  it('are Chinese where they are long enough to be more than a name or a unit', () => {
    const exceptions = new Set([
      ...['top.language', 'cell.n', 'cell.sql.named', 'app.name'],
      ...['news.kind', 'news.fields'],
    ]);
    const untranslated = all.filter(
      ([key, { zh }]) => zh.length > 8 && !/\p{Script=Han}/u.test(zh) && !exceptions.has(key),
    );
    expect(untranslated.map(([key]) => key)).toEqual([]);
  });

  it('are each said once: no two groups of texts share a key', async () => {
    const parts = await Promise.all([
      import('../ui/messages/cell'),
      import('../ui/messages/customer'),
      import('../ui/messages/people'),
      import('../ui/messages/segments'),
      import('../ui/messages/frame'),
      import('../ui/messages/import'),
      import('../ui/messages/roles'),
      import('../ui/messages/settings'),
    ]);
    const counted = parts
      .flatMap((part) => Object.values(part))
      .flatMap((part) => Object.keys(part));
    expect(counted.length).toBe(keys.size);
  });

  it('name every kind of file, column, group and setting', () => {
    const columns = kinds.flatMap((kind) => Object.keys(tables[kind].columns));
    const needed = [
      ...kinds.map((kind) => `kind.${kind}`),
      ...columns.map((column) => `role.${column}`),
      ...groups.map((group) => `group.${group}`),
      ...settings.map(({ name }) => `setting.${name}`),
      ...settings.flatMap((setting) =>
        ('options' in setting ? setting.options : []).map(
          (option) => `setting.${setting.name}.${option}`,
        ),
      ),
    ];
    expect(needed.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('the default notebook names each analysis once', () => {
    expect(new Set(defaultNotebook).size).toBe(defaultNotebook.length);
  });
});
