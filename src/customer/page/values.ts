import type { Row } from '../../warehouse/rows';

/** The results of the customer page by name, as rows. */
export type Results = Readonly<Record<string, readonly Row[]>>;

/** The rows of a result; none where the page did not ask for it. */
export function rowsOf(results: Results, name: string): readonly Row[] {
  return results[name] ?? [];
}

/** A text that is there and says something. */
export function textOf(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function numberOf(row: Row | undefined, column: string): number | null {
  const value = row?.[column];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function dateOf(row: Row | undefined, column: string): Date | null {
  const value = row?.[column];
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}

const aDay = 86_400_000;

/** Whole days from the day of one time to the day of another. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / aDay) - Math.floor(from.getTime() / aDay);
}

/** An ISO date as a day. */
export function dayOf(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}
