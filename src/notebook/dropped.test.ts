import { describe, expect, it } from 'vitest';
import { pastedTable, withFolders } from './dropped';

describe('a pasted table', () => {
  it('becomes a file named by its separator', () => {
    expect(pastedTable('a\tb\n1\t2\n', 'pasted 1')?.name).toBe('pasted 1.tsv');
    expect(pastedTable('a,b\n1,2', 'pasted 1')?.name).toBe('pasted 1.csv');
  });

  it('is not made of a word or a paragraph', () => {
    expect(pastedTable('hello', 'x')).toBeNull();
    expect(pastedTable('one line\nand another', 'x')).toBeNull();
  });
});

/** A folder as the browser gives it: a reader hands out two entries at a time. */
function folder(name: string, inside: readonly object[]): FileSystemDirectoryEntry {
  const createReader = () => {
    const rest = [...inside];
    return { readEntries: (take: (entries: object[]) => void) => take(rest.splice(0, 2)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as never;
}

const entry = (name: string, lastModified = 0) => ({
  ...{ name, isFile: true, isDirectory: false },
  file: (take: (file: File) => void) => take(new File(['a,b'], name, { lastModified })),
});

describe('a dropped folder', () => {
  it('gives its files by their paths and dates, hidden ones left out', async () => {
    const exports = folder('exports', [
      entry('.DS_Store'),
      folder('2024-02', [entry('orders.csv', 86_400_000)]),
      folder('2024-01', [entry('orders.csv')]),
      folder('.git', [entry('config')]),
      entry('people.csv'),
    ]);
    const { files, empty, isCut } = await withFolders([new File([], 'own.csv')], [exports]);
    expect(files.map(({ name }) => name)).toEqual([
      ...['own.csv', 'exports/2024-01/orders.csv', 'exports/2024-02/orders.csv'],
      'exports/people.csv',
    ]);
    expect(files[2]?.lastModified).toBe(86_400_000);
    expect([empty, isCut]).toEqual([[], false]);
  });

  it('is named where nothing is in it', async () => {
    expect((await withFolders([], [folder('nothing', [entry('.hidden')])])).empty).toEqual([
      'nothing',
    ]);
  });

  it('gives two hundred files at most', async () => {
    const many = folder(
      'disk',
      Array.from({ length: 201 }, (_, index) => entry(`${index}.csv`)),
    );
    const { files, isCut } = await withFolders([], [many]);
    expect([files.length, isCut]).toEqual([200, true]);
  });
});
