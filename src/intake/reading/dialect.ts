import { plainChoice } from '../choice';
import type { Dialect, Hint, Note, Question } from '../decision';
import { chooseDialect, shapeOfDialect } from './choose-dialect';
import { commentIn } from './comments';
import { headRecords, type HeadRecord } from './head';
import { placeHeader } from './header';
import { joinedNames, labelsOf } from './names';
import type { Shape } from './record';
import type { ScanStart } from './scan';
import { questionOfTable, tablesOf } from './tables';

/** How the head of a file splits, and where its table begins. */
export interface Layout {
  dialect: Dialect;
  /** Records that name the columns. */
  header: number;
  /** The header records as written, cell by cell. */
  headers: string[][];
  /** Labels of the columns, no two alike; c1 … cn without a header. */
  names: string[];
  shape: Shape;
  /** Where the records of data stand; `row` is the number of the first one, from 1. */
  data: ScanStart & { row: number };
  notes: Note[];
  questions: Question[];
}

/** What is known before the head is looked at. */
export interface LayoutHint {
  hint: Hint;
  /** The text is our own writing: comma, double quotes, LF. Preamble and header are still open. */
  isCanonical: boolean;
  /** Whether some kind of file has a column of this name. */
  isKnownName: (cell: string) => boolean;
}

const separatorLine = /^sep=(.)\r?\n?/i;
const longestHead = 3000;

/**
 * Decides how a file splits, from its head (UTF-8, without mark): the dialect that explains it
 * best, the tables in it, and what names their columns.
 * @returns a note with a refusal's code where there is no table.
 */
export function layoutOf(
  head: Uint8Array,
  complete: boolean,
  { hint, isCanonical, isKnownName }: LayoutHint,
): Layout | Note {
  const bytes = complete ? withoutNulls(head) : head;
  const text = new TextDecoder().decode(bytes);
  if (!/[^,;|\s]/.test(text)) return { code: 'blank', values: {} };
  const declared = separatorLine.exec(text.slice(0, 16));
  const start = declared ? { offset: declared[0].length, line: 2 } : { offset: 0, line: 1 };
  const given: Partial<Dialect> = isCanonical
    ? { delimiter: ',', quote: '"', escape: '"' }
    : { ...(declared?.[1] ? { delimiter: declared[1] } : {}), ...hint.dialect };
  const range = { start, complete, atMost: longestHead };
  const chosen = {
    ...chooseDialect(bytes, range, given),
    relaxed: hint.answers?.['relaxed_quotes'] !== 'strict',
    keepsTotal: hint.answers?.['total_row'] === 'as_record',
  };
  const split = headRecords(bytes, chosen, range);
  const comment = given.comment ?? commentIn(bytes, split);
  const commented = { ...chosen, comment: shapeOfDialect({ comment }).comment };
  const isSame = commented.comment === chosen.comment;
  const records = isSame ? split : headRecords(bytes, commented, range);
  const tables = tablesOf(records);
  const wanted = Number(hint.answers?.['table'] ?? '1');
  const table = tables[wanted - 1] ?? tables[0] ?? { first: 0, end: records.length, columns: 1 };
  const placed = placeHeader(bytes, records, table, { shape: commented, hint, isKnownName });
  const preamble = preambleOf(
    bytes,
    records.slice(0, Math.min(placed.first, tables[0]?.first ?? 0)),
  );
  const { labels, notes: named } = labelsOf(namesOf(placed.headers, placed.columns, isKnownName));
  const notes: Note[] = [];
  if (declared) notes.push({ code: 'separator_line', values: {} });
  notes.push(...preamble, ...placed.notes, ...(placed.headers.length > 0 ? named : []));
  if (/[“”]/.test(text)) notes.push({ code: 'typographic_quotes', values: {} });
  if (placed.columns === 1) notes.push({ code: 'single_column', values: {} });
  const isKept = hint.answers?.['comments'] === 'as_record';
  if (comment !== '' && isKept) notes.push(commentsNote(comment, 0, 'as_record'));
  const after = tables[tables.indexOf(table) + 1];
  const end = after && records[after.first]?.offset;
  const above = tables
    .slice(0, Math.max(0, tables.indexOf(table)))
    .reduce(
      (sum, { first, end }) =>
        sum +
        records.slice(first, end).filter(({ isBlank, isComment }) => !isBlank && !isComment).length,
      0,
    );
  const { columns, trailingDelimiter } = placed;
  return {
    dialect: dialectOf(commented, comment),
    header: placed.headers.length,
    headers: placed.headers,
    names: placed.headers.length > 0 ? labels : labels.map((_, index) => `c${index + 1}`),
    shape: {
      ...commented,
      ...(isKept ? { comment: 0 } : {}),
      ...{ columns, trailingDelimiter },
    },
    data: { ...placed.data, above, ...(end === undefined ? {} : { end }) },
    notes,
    questions: [...questionOfTable(tables, records, hint.answers?.['table']), ...placed.questions],
  };
}

/** The names joined, or those of the one header record whose names are known where the joined are not. */
function namesOf(
  headers: readonly string[][],
  columns: number,
  isKnownName: (cell: string) => boolean,
): string[] {
  const known = (names: readonly string[]) => names.filter((name) => isKnownName(name)).length;
  const whole = headers.filter((names) => names.length === columns);
  return whole.reduce((a, b) => (known(b) > known(a) ? b : a), joinedNames(headers, columns));
}

/** The shape that the scanner takes. */
export function shapeOf({ shape }: Layout): Shape {
  return shape;
}

/** Comment lines that were left out, or kept. */
export function commentsNote(comment: string, count: number, chosen: 'skip' | 'as_record'): Note {
  return {
    ...{ code: 'comments', values: { count, comment } },
    choice: plainChoice('comments', chosen, ['skip', 'as_record']),
  };
}

function dialectOf({ delimiter, quote, escape, runs }: Shape, comment: string): Dialect {
  const character = (code: number) => (code === 0 ? '' : String.fromCharCode(code));
  return {
    ...{ delimiter: character(delimiter), runs, quote: character(quote) },
    ...{ escape: character(escape), comment },
  };
}

function preambleOf(bytes: Uint8Array, records: readonly HeadRecord[]): Note[] {
  const lines = records
    .filter(({ isComment, isBlank }) => !isComment && !isBlank)
    .map(({ offset, next }) => new TextDecoder().decode(bytes.subarray(offset, next)).trim());
  const text = lines.join(' / ').slice(0, 200);
  return lines.length > 0 ? [{ code: 'preamble', values: { count: lines.length, text } }] : [];
}

/** Without the tail of NULs that a crash leaves. */
function withoutNulls(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
}
