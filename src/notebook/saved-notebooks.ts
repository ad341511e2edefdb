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

const store = 'notebooks';

/** Notebooks in IndexedDB. Rejects where the browser blocks storage. */
export const savedInBrowser: SavedNotebooks = {
  async find(files) {
    const found: unknown = await request('readonly', (notebooks) => notebooks.get(files));
    return isSaved(found) ? found : null;
  },
  async keep(files, saved) {
    await request('readwrite', (notebooks) => notebooks.put(saved, files));
  },
};

/** The files of a notebook as one text: names and sizes, in any order. */
export function filesKey(files: readonly { name: string; size: number }[]): string {
  return files
    .map(({ name, size }) => `${name}:${size}`)
    .sort()
    .join('\n');
}

async function request<T>(
  mode: IDBTransactionMode,
  ask: (notebooks: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await answerOf(ask(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('clientele', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  return answerOf(opening);
}

function answerOf<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB failed'));
  });
}

/* What an older version kept may look different; it is then no notebook. */
function isSaved(value: unknown): value is SavedNotebook {
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
