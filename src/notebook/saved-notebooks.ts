import { checkedAudience, checkedSavedSegments } from '../warehouse/audience/checked';
import { problemOf, settings } from '../warehouse/settings';
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
    return restored(await ask('notebooks', 'readonly', (notebooks) => notebooks.get(files)));
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

/* What an older version kept may look different; it is then no notebook. */
function restored(value: unknown): SavedNotebook | null {
  if (typeof value !== 'object' || value === null) return null;
  const { document, savedAt } = value as Partial<SavedNotebook>;
  if (typeof savedAt !== 'number' || typeof document !== 'object' || !document) return null;
  const segments = checkedSavedSegments(document.segments);
  const audience = segments && checkedAudience(document.audience, segments);
  const isWhole =
    typeof document.settings === 'object' &&
    problemOf(settings, document.settings) === null &&
    typeof document.layouts === 'object' &&
    Array.isArray(document.cells);
  return isWhole && audience && segments
    ? { savedAt, document: { ...document, audience, segments } }
    : null;
}
