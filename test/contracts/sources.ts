import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A source file: its path from the checkout, with slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** Paths of all files below a folder of the checkout, with slashes. */
export function pathsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

/** The files below the folders whose names end in one of these. */
export function sourcesIn(folders: readonly string[], endings: readonly string[]): Source[] {
  return folders
    .flatMap(pathsIn)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The text of a script or style sheet without its comments. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

/** SQL without its comments. */
export function withoutSqlComments(sql: string): string {
  return sql.replace(/--.*$/gm, '');
}

/** The DuckDB variables that a statement reads. */
export function variablesIn(sql: string): string[] {
  const found = withoutSqlComments(sql).matchAll(/getvariable\('(\w+)'\)/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))].sort();
}
