import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** A figure that was published, and what our own code makes of the same data. */
export interface Figure {
  what: string;
  source: string;
  published: number;
  ours: number;
  /** How far apart the two may be. */
  tolerance: number;
}

export function figure(
  what: string,
  source: string,
  published: number,
  ours: number,
  tolerance: number,
): Figure {
  return { what, source, published, ours, tolerance };
}

/** The text of a file of `test/data`. */
export function textOf(path: string): string {
  const bytes = readFileSync(join(process.cwd(), 'test/data', path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The rows of a CSV file of `test/data`. */
export function records(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(textOf(path), { header: true, skipEmptyLines: true })
    .data;
}

/** A column of such rows. */
export function numbers(rows: readonly Record<string, string>[], column: string): number[] {
  return rows.map((row) => Number(row[column]));
}
