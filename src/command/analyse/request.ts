import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Hint } from '../../intake/decision';

/** Shown by `--help`, and after a mistake in the words. */
export const usage = `npm run analyse -- <files…> [options]

  --analysis <id>        run this analysis; without it, list what the files allow
  --as-of <date>         compute as of this day, such as 2024-12-31
  --set <name>=<value>   a setting of the notebook or a parameter of the analysis; repeatable
  --map <file.json>      decisions by file name, as --decisions prints them
  --decisions            print what was decided about each file, and stop
  --as-read              print the one file's table as CSV, all cells quoted, as it was read: no
                         kind is wanted, nothing is loaded; the account goes to standard error
  --format json|csv      default json
  --result <name>        only this result of an analysis that has several (csv: main by default)
`;

/** What the words of the command ask for. */
export interface Request {
  files: string[];
  analysis: string | null;
  result: string | null;
  format: 'json' | 'csv';
  /** Chosen settings and parameters, not yet checked. */
  values: Record<string, string>;
  /** Decisions by file name. */
  hints: Record<string, Hint>;
  /** Whether only the decisions are asked for. */
  decisionsOnly: boolean;
  /** Whether the file's table is wanted as it stands in the file. */
  asRead: boolean;
  help: boolean;
}

/** A mistake of the caller; its message is for the caller. */
export class Misuse extends Error {}

/**
 * Reads the words after `npm run analyse --`.
 *
 * @throws Misuse
 */
export async function requestOf(words: readonly string[]): Promise<Request> {
  const { values, positionals } = parsed(words);
  const format = values.format;
  if (format !== 'json' && format !== 'csv') {
    throw new Misuse(`--format is json or csv, not ${format}`);
  }
  if (positionals.length === 0 && !values.help) throw new Misuse('which files?');
  if (values['as-read'] && positionals.length > 1) throw new Misuse('--as-read wants one file');
  const settings = Object.fromEntries((values.set ?? []).map(settingOf));
  const asOf = values['as-of'];
  return {
    files: positionals,
    analysis: values.analysis ?? null,
    result: values.result ?? null,
    format,
    values: asOf === undefined ? settings : { ...settings, as_of: asOf },
    hints: values.map === undefined ? {} : await hintsFrom(values.map),
    decisionsOnly: values.decisions,
    asRead: values['as-read'],
    help: values.help,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        analysis: { type: 'string' },
        'as-of': { type: 'string' },
        set: { type: 'string', multiple: true },
        map: { type: 'string' },
        format: { type: 'string', default: 'json' },
        result: { type: 'string' },
        decisions: { type: 'boolean', default: false },
        'as-read': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    throw new Misuse(cause instanceof Error ? cause.message : String(cause));
  }
}

function settingOf(words: string): [string, string] {
  const equals = words.indexOf('=');
  if (equals < 1) throw new Misuse(`--set wants name=value, not ${words}`);
  return [words.slice(0, equals), words.slice(equals + 1)];
}

async function hintsFrom(path: string): Promise<Record<string, Hint>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Misuse(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (!isHints(content)) throw new Misuse(`${path}: wants {"<file name>": {decisions}}`);
  return content;
}

function isHints(content: unknown): content is Record<string, Hint> {
  return isObject(content) && Object.values(content).every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
