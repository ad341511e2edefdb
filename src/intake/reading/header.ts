import type { Hint, Note, Question } from '../decision';
import { cellsOf } from './cells';
import type { HeadRecord } from './head';
import { headerRowsOf } from './header-rows';
import { readRecord, type Shape } from './record';
import type { TablePlace } from './tables';

/** Where a table's names end and its data begin. */
export interface PlacedHeader {
  /** The record of the head with which the table begins. */
  first: number;
  /** The header records, cell by cell as written. */
  headers: string[][];
  columns: number;
  trailingDelimiter: boolean;
  /** Where the first record of data stands; `row` is its number among the records, from 1. */
  data: { offset: number; line: number; row: number };
  notes: Note[];
  questions: Question[];
}

interface With {
  shape: Shape;
  hint: Hint;
  isKnownName: (cell: string) => boolean;
}

const otherDelimiters = [',', ';', '\t', '|', ' '];

/** Finds which records name the columns of a table. */
export function placeHeader(
  bytes: Uint8Array,
  records: readonly HeadRecord[],
  table: TablePlace,
  { shape, hint, isKnownName }: With,
): PlacedHeader {
  const content = records.slice(0, table.end).flatMap((record, index) => {
    const isNames = record.isComment && index === table.first - 1;
    return isNames || (!record.isBlank && !record.isComment) ? [{ ...record, index }] : [];
  });
  let at = content.findIndex(({ index }) => index >= table.first);
  // Above a table there may be lines that fill one cell, padded by the spreadsheet.
  while (content[at + 1] && isTitle(content[at], records, table)) at++;
  const inside = () => content.slice(at).filter(({ cells }) => cells.length === table.columns);
  const forced = hint.answers?.['header'] ?? hint.header;
  let guess = headerRowsOf(
    inside().map(({ cells }) => cells),
    isKnownName,
  );
  let irregular: string[] | null = null;
  if (guess.count === 0 || (!guess.isSure && at > 0)) {
    irregular = irregularNames(bytes, content[at - 1], table.columns, shape);
    if (irregular) {
      at--;
      guess = { count: 1, isSure: true };
    }
  }
  const count = forced === undefined ? guess.count : Math.min(3, Math.max(0, Number(forced)));
  const named = content.slice(at, at + count);
  const headers = named.map(({ cells, isBroken, offset }, row) => {
    if (row === 0 && irregular) return irregular;
    const literal = isBroken ? literalCells(bytes, offset, shape) : null;
    return literal?.length === table.columns ? literal : cells;
  });
  const last = named.at(-1);
  const next = content[at + count];
  const before = content[at];
  const rows = content.slice(at + count).map(({ cells }) => cells);
  const fitted = fit(headers, rows, table.columns, hint.answers?.['header_fit']);
  const data = last
    ? { offset: last.next, line: last.line + last.lines, row: last.index + 2 }
    : { offset: before?.offset ?? 0, line: before?.line ?? 1, row: (before?.index ?? 0) + 1 };
  return {
    ...{ first: before?.index ?? 0, ...fitted, data },
    notes: [...fitted.notes, ...notesOf(count, headers, next?.cells)],
    questions: [
      ...fitted.questions,
      ...(forced === undefined && !guess.isSure ? [askHeader(content[at]?.cells ?? [])] : []),
    ],
  };
}

/** Of two columns, one cell may well be all there is: such a line stands apart. */
function isTitle(
  record: (HeadRecord & { index: number }) | undefined,
  records: readonly HeadRecord[],
  { columns }: TablePlace,
): boolean {
  if (!record || columns < 2 || filled(record.cells) > 1) return false;
  return columns > 2 || records[record.index + 1]?.isBlank === true;
}

function filled(cells: readonly string[] | undefined): number {
  return cells?.filter((cell) => cell.trim() !== '').length ?? 2;
}

/** The names in a record that has one cell too few or too many, or another delimiter. */
function irregularNames(
  bytes: Uint8Array,
  record: HeadRecord | undefined,
  columns: number,
  shape: Shape,
): string[] | null {
  if (!record || columns < 2) return null;
  const literal = literalCells(bytes, record.offset, shape);
  if (literal.length === columns) return literal;
  const { cells } = record;
  const difference = Math.abs(cells.length - columns);
  if (cells.length > 1 && difference <= Math.max(1, columns / 5) && areNames(cells)) return cells;
  if (cells.length !== 1 || columns < 3) return null;
  for (const delimiter of otherDelimiters) {
    const other = { ...shape, delimiter: delimiter.charCodeAt(0), runs: false, free: -1 };
    const span = readRecord(bytes, record.offset, { ...other, columns: 0 }, true);
    const names = span ? cellsOf(bytes, span, other) : [];
    if (names.length === columns && areNames(names)) return names;
  }
  return null;
}

function areNames(cells: readonly string[]): boolean {
  return headerRowsOf([cells], () => false).count === 1;
}

/** The cells of a line in which a quote means something only around a whole cell. */
function literalCells(bytes: Uint8Array, offset: number, shape: Shape): string[] {
  const plain = { ...shape, quote: 0, columns: 0, free: -1, comment: 0 };
  const span = readRecord(bytes, offset, plain, true);
  if (!span) return [];
  return cellsOf(bytes, span, plain).map((cell) => /^"(.*[^"]|)"$/s.exec(cell)?.[1] ?? cell);
}

type Fit = Pick<PlacedHeader, 'headers' | 'columns' | 'trailingDelimiter' | 'notes' | 'questions'>;

/** Brings names and rows to the same number of cells where their records differ by one. */
function fit(
  headers: string[][],
  rows: readonly string[][],
  columns: number,
  answer: string | undefined,
): Fit {
  const fitted = { headers, columns, trailingDelimiter: false, notes: [], questions: [] };
  const [names] = headers;
  if (!names || headers.length > 1 || names.length === columns) return fitted;
  const whole = rows.filter((row) => row.length === columns);
  if (names.length < columns) {
    const isOneMore = names.length === columns - 1;
    if (isOneMore && whole.length > 0 && whole.every((row) => row.at(-1) === '')) {
      const notes = [{ code: 'trailing_delimiter', values: {} }];
      return { ...fitted, columns: names.length, trailingDelimiter: true, notes };
    }
    const values = { names: names.length, columns };
    const options = ['first', 'last'].map((value) => {
      const at = value === 'first' ? 0 : columns - names.length;
      return { value, preview: `${names[0] ?? ''} = ${whole[0]?.[at] ?? ''}` };
    });
    if (answer === undefined) {
      const question = { id: 'header_fit', code: 'ask_header_fit', values, options };
      return { ...fitted, questions: [question] };
    }
    const gap = Array.from({ length: columns - names.length }, () => '');
    return { ...fitted, headers: [answer === 'last' ? [...gap, ...names] : [...names, ...gap]] };
  }
  const empty = names.findIndex((name) => name.trim() === '');
  const notes = [{ code: 'surplus_name', values: { names: names.length, columns } }];
  const isOneEmpty = empty === names.findLastIndex((name) => name.trim() === '') && empty !== -1;
  return { ...fitted, headers: [isOneEmpty ? names.toSpliced(empty, 1) : names], notes };
}

function notesOf(
  count: number,
  headers: readonly (readonly string[])[],
  next: readonly string[] | undefined,
): Note[] {
  if (count < 2) return [];
  const previews = [[], ...headers, next ?? []];
  const options = ['0', '1', '2', '3'].map((value) => ({
    value,
    preview: (previews[Number(value)] ?? []).slice(0, 4).join(' · ').slice(0, 80),
  }));
  return [
    {
      ...{ code: 'header_rows', values: { count } },
      choice: { id: 'header', chosen: String(count), options },
    },
  ];
}

/** All columns are text, and nothing tells whether the first record names them. */
function askHeader(cells: readonly string[]): Question {
  const shown = cells.slice(0, 4).join(' · ').slice(0, 80);
  const made = cells.slice(0, 4).map((_, index) => `c${index + 1}`);
  return {
    ...{ id: 'header', code: 'ask_header', values: { text: shown } },
    options: [
      { value: '1', preview: shown },
      { value: '0', preview: made.join(' · ') },
    ],
  };
}
