import { kinds, tables, type Kind } from '../warehouse/tables';
import { encodings, formats, type Dialect, type Hint } from './decision';
import { helperRoles } from './meaning/aliases/alias';

/** The longest text that an answer or a header may have. */
const longest = 10_000;

/**
 * What is given about a file, from `--map`, from memory, from a notebook or a link: only what a
 * decision may hold. Anything else is left out, so that no name of a column, no character of a
 * dialect and no zone reaches a statement unless it is one of ours.
 */
export function checkedHint(given: unknown): Hint {
  const hint: Hint = {};
  if (!isRecord(given)) return hint;
  const kind = kinds.find((known) => known === given['kind']);
  if (kind) hint.kind = kind;
  const grain = (['line', 'order', 'header', null] as const).find((one) => one === given['grain']);
  if (grain !== undefined) hint.grain = grain;
  const encoding = encodings.find((known) => known === given['encoding']);
  if (encoding) hint.encoding = encoding;
  const header = Number(given['header']);
  if (given['header'] !== undefined && Number.isInteger(header) && header >= 0 && header <= 9) {
    hint.header = header;
  }
  if (isRecord(given['dialect'])) hint.dialect = dialectOf(given['dialect']);
  if (Array.isArray(given['columns'])) hint.columns = given['columns'].flatMap(columnOf);
  if (isRecord(given['answers'])) {
    hint.answers = Object.fromEntries(
      Object.entries(given['answers']).flatMap(([id, value]) =>
        isText(value) && id !== '__proto__' ? [[id, value]] : [],
      ),
    );
  }
  return hint;
}

/** Whether a column of the kind may have this role. */
export function isRoleOf(kind: Kind, role: string): boolean {
  const helpers: Readonly<Partial<Record<Kind, readonly string[]>>> = helperRoles;
  const isColumn = Object.hasOwn(tables[kind].columns, role) && role !== 'state';
  return isColumn || (helpers[kind]?.includes(role) ?? false);
}

function dialectOf(given: Record<string, unknown>): Partial<Dialect> {
  const { delimiter, runs, quote, escape, comment } = given;
  const isOneAscii = (value: unknown) =>
    typeof value === 'string' && /^[\x01-\x09\x0b\x0c\x0e-\x7e]$/.test(value);
  const dialect: Partial<Dialect> = {};
  if (isOneAscii(delimiter)) dialect.delimiter = String(delimiter);
  if (typeof runs === 'boolean') dialect.runs = runs;
  if (['"', "'", ''].includes(String(quote))) dialect.quote = String(quote);
  if (['"', "'", '\\', ''].includes(String(escape))) dialect.escape = String(escape);
  if (comment === '' || isOneAscii(comment)) dialect.comment = String(comment);
  return dialect;
}

function columnOf(given: unknown): NonNullable<Hint['columns']> {
  if (!isRecord(given) || !isText(given['header'])) return [];
  const role = given['role'];
  const isRole = role === null || (isText(role) && kinds.some((kind) => isRoleOf(kind, role)));
  const format = formats.find((known) => known === given['format']);
  return [
    {
      header: given['header'],
      ...(isRole ? { role } : {}),
      ...(format ? { format } : {}),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}
