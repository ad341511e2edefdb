import type { Hint } from '../../intake/decision';
import { ask } from '../browser-database';
import type { LayoutStore, RememberedLayout } from './remembered.svelte';

/** Remembered layouts in IndexedDB. */
export const layoutsInBrowser: LayoutStore = {
  async all() {
    const [names, values] = await Promise.all([
      ask('layouts', 'readonly', (layouts) => layouts.getAllKeys()),
      ask('layouts', 'readonly', (layouts): IDBRequest<unknown[]> => layouts.getAll()),
    ]);
    const found = names.flatMap((name, index) => {
      const value = values[index];
      return isRemembered(value) ? [[String(name), value] as const] : [];
    });
    return Object.fromEntries(found);
  },
  async keep(layout, remembered) {
    await ask('layouts', 'readwrite', (layouts) => layouts.put(remembered, layout));
  },
  async forget(layout) {
    await ask('layouts', 'readwrite', (layouts) => layouts.delete(layout));
  },
};

/** Whether the value is a remembered layout: an older version may have kept another form. */
export function isRemembered(value: unknown): value is RememberedLayout {
  if (!isRecord(value) || typeof value['savedAt'] !== 'number') return false;
  const { hint } = value;
  return isRecord(hint) && hasAnswers(hint) && hasColumns(hint);
}

function hasAnswers({ answers }: Partial<Record<keyof Hint, unknown>>): boolean {
  return answers === undefined || (isRecord(answers) && Object.values(answers).every(isText));
}

function hasColumns({ columns }: Partial<Record<keyof Hint, unknown>>): boolean {
  return (
    columns === undefined ||
    (Array.isArray(columns) &&
      columns.every((column) => isRecord(column) && isText(column['header'])))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
