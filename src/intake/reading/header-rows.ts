import { isHeader } from '../meaning/header';
import { cellTypeOf, isTelling, type CellType } from './cell-types';

/** How many records name the columns, and whether anything tells. */
export interface HeaderGuess {
  count: number;
  /** False: all columns are text, and the first record could be a name or a value. */
  isSure: boolean;
}

const mostHeaderRows = 3;
const bodyRows = 100;

/**
 * How many of the first rows name the columns: those that are no numbers, dates or addresses where
 * the rows below are.
 */
export function headerRowsOf(
  rows: readonly (readonly string[])[],
  isKnownName: (cell: string) => boolean,
): HeaderGuess {
  const [first = []] = rows;
  const isNamed = first.some((cell) => isKnownName(cell));
  const below = rows.slice(1, bodyRows);
  if (below.length === 0) return { count: isHeader(first) ? 1 : 0, isSure: true };
  const body = rows.slice(Math.max(1, Math.min(mostHeaderRows, rows.length >> 1)), bodyRows);
  const looks = first.map((_, index) => lookOf(body, index));
  const votes = votesOf(first, looks, body);
  if (votes.names === 0 && votes.values === 0) return textGuess(first, below, votes, isNamed);
  const isName = votes.names > votes.values || (isNamed && votes.names >= votes.values);
  if (!isName) return { count: 0, isSure: true };
  let count = 1;
  while (count < mostHeaderRows && count < rows.length - 1) {
    const row = rows[count] ?? [];
    const { names, values, columns } = votesOf(row, looks, body);
    const isComplete = columns >= 2 && names >= Math.max(2, columns / 2);
    if (values > 0 || !isComplete) break;
    count++;
  }
  return { count, isSure: true };
}

/** Whether the row names columns again amid rows that hold values. */
export function isHeaderAmid(
  row: readonly string[],
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  afterBlank: boolean,
): boolean {
  if (!after || after.length !== row.length || row.length < 2) return false;
  const types = row.map(cellTypeOf);
  if (types.some((type) => type === 'empty' || (isTelling(type) && type !== 'code'))) return false;
  if (new Set(row).size < row.length) return false;
  const telling = after.flatMap((cell, i) => (isStrong(cellTypeOf(cell)) ? [i] : []));
  if (afterBlank) return telling.length > 0 || hasCodes(after, types);
  const alsoBefore = telling.filter((i) => isStrong(cellTypeOf(before?.[i] ?? '')));
  return alsoBefore.length >= 2;
}

function hasCodes(cells: readonly string[], above: readonly CellType[]): boolean {
  return cells.some((cell, i) => cellTypeOf(cell) === 'code' && above[i] !== 'code');
}

/** Nothing but text: a name that is known, or codes below what is no code, tell. */
function textGuess(
  first: readonly string[],
  below: readonly (readonly string[])[],
  { codeNames, codeValues }: Votes,
  isNamed: boolean,
): HeaderGuess {
  if (isNamed) return { count: 1, isSure: true };
  const comesAgain = first.some(
    (cell, index) => cell.trim() !== '' && below.some((row) => row[index] === cell),
  );
  if (comesAgain || codeValues > codeNames) return { count: 0, isSure: false };
  if (codeNames > 0) return { count: 1, isSure: true };
  return { count: isHeader(first) ? 1 : 0, isSure: false };
}

/** Number, date, time or address: no column is called so. */
function isStrong(type: CellType): boolean {
  return isTelling(type) && type !== 'code';
}

/** What nearly all cells of a column look like; null where nothing. */
function lookOf(rows: readonly (readonly string[])[], index: number): CellType | null {
  const types = rows.map((row) => cellTypeOf(row[index] ?? '')).filter((type) => type !== 'empty');
  const times = new Map<CellType, number>();
  for (const type of types) times.set(type, (times.get(type) ?? 0) + 1);
  const [look, count] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), ['empty', 0] as const);
  return isTelling(look) && count >= types.length * 0.8 ? look : null;
}

interface Votes {
  /** Cells that are no value of their column, and cells that are. */
  names: number;
  values: number;
  /** The same for columns of codes, which tell less. */
  codeNames: number;
  codeValues: number;
  /** Columns that could vote. */
  columns: number;
}

function votesOf(
  row: readonly string[],
  looks: readonly (CellType | null)[],
  body: readonly (readonly string[])[],
): Votes {
  const votes = { names: 0, values: 0, codeNames: 0, codeValues: 0, columns: 0 };
  for (const [index, look] of looks.entries()) {
    if (look === null) continue;
    const type = cellTypeOf(row[index] ?? '');
    if (look !== 'code') votes.columns++;
    if (type === 'empty') continue;
    const isValue = type === look || (isStrong(type) && isStrong(look));
    if (look === 'code') votes[isValue ? 'codeValues' : 'codeNames']++;
    else if (isValue && !isYearAbove(row[index] ?? '', body, index)) votes.values++;
    else votes.names++;
  }
  return votes;
}

/** A year that names a column of other numbers. */
function isYearAbove(cell: string, body: readonly (readonly string[])[], index: number): boolean {
  const isYear = (text: string) => /^(?:19|20)\d\d$/.test(text.trim());
  return isYear(cell) && body.filter((row) => isYear(row[index] ?? '')).length < body.length / 2;
}
