import { ask } from './browser-database';
import type { NotebookDocument } from './document';

/** A notebook as it is kept: settings, audience and cells; no rows. */
export interface SavedNotebook {
  document: NotebookDocument;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** Where notebooks are kept between visits, by the files they were made for. */
export interface SavedNotebooks {
  find(files: string): Promise<SavedNotebook | null>;
  keep(files: string, saved: SavedNotebook): Promise<void>;
}

/** Notebooks in IndexedDB. Rejects where the browser blocks storage. */
export const savedInBrowser: SavedNotebooks = {
  async find(files) {
    const found: unknown = await ask('notebooks', 'readonly', (notebooks) => notebooks.get(files));
    if (!isSaved(found)) return null;
    return { ...found, document: { ...found.document, layouts: found.document.layouts ?? {} } };
  },
  async keep(files, saved) {
    await ask('notebooks', 'readwrite', (notebooks) => notebooks.put(saved, files));
  },
};

/** The files of a notebook as one text: names and sizes, in any order. */
export function filesKey(files: readonly { name: string; size: number }[]): string {
  return files
    .map(({ name, size }) => `${name}:${size}`)
    .sort()
    .join('\n');
}

/** A notebook of a version that did not remember layouts, or of this one. */
interface KeptNotebook extends Omit<SavedNotebook, 'document'> {
  document: Omit<NotebookDocument, 'layouts'> & Partial<Pick<NotebookDocument, 'layouts'>>;
}

/* What an older version kept may look different; it is then no notebook. */
function isSaved(value: unknown): value is KeptNotebook {
  if (typeof value !== 'object' || value === null) return false;
  const { document, savedAt } = value as Partial<SavedNotebook>;
  return (
    typeof savedAt === 'number' &&
    typeof document === 'object' &&
    typeof document.settings === 'object' &&
    typeof document.audience === 'object' &&
    Array.isArray(document.cells)
  );
}
