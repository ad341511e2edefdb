/** The stores of the page in IndexedDB. */
export type StoreName = 'notebooks' | 'layouts' | 'audit';

/** Those whose keys are ours, and the log, whose entries are numbered. */
const stores: Readonly<Record<StoreName, IDBObjectStoreParameters>> = {
  notebooks: {},
  layouts: {},
  audit: { autoIncrement: true },
};

/** Asks a store once. Rejects where the browser blocks storage. */
export async function ask<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  question: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await answerOf(question(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open('clientele', 3);
  opening.onupgradeneeded = () => {
    const made = opening.result.objectStoreNames;
    for (const [store, options] of Object.entries(stores)) {
      if (!made.contains(store)) opening.result.createObjectStore(store, options);
    }
  };
  return answerOf(opening);
}

function answerOf<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB failed'));
  });
}
