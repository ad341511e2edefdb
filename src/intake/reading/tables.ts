import type { Question } from '../decision';
import type { HeadRecord } from './head';
import { isHeaderAmid } from './header-rows';

/** A table within the head of a file: records `[first, end)` by index. */
export interface TablePlace {
  first: number;
  end: number;
  columns: number;
}

/** How far a table may be interrupted by damaged records. */
const longestGap = 5;

/**
 * The tables in the head of a file: stretches of records with the same number of cells. A record
 * of another width amid them is damage; several, behind a blank line or under names of their own,
 * are another table.
 */
export function tablesOf(records: readonly HeadRecord[]): TablePlace[] {
  const content = records.flatMap(({ isBlank, isComment }, index) =>
    isBlank || isComment ? [] : [index],
  );
  const common = commonWidths(content.map((index) => widthOf(records[index])));
  const tables: TablePlace[] = [];
  for (let at = startFrom(records, content, 0, common); at < content.length;) {
    const next = endOf(records, content, at, common);
    const first = content[at] ?? 0;
    tables.push({
      first,
      end: content[next] ?? records.length,
      columns: widthOf(records[first]),
    });
    at = next;
  }
  return withoutPreambles(tables, records);
}

/** Whether some cell of a record holds digits where that of the names holds none. */
function hasValues(record: readonly string[] | undefined, names: readonly string[]): boolean {
  if (names.some((name) => /\d/.test(name))) return false;
  return record?.some((cell) => /\d/.test(cell)) ?? false;
}

function widthOf(record: HeadRecord | undefined): number {
  return record?.cells.length ?? 0;
}

/** Widths of two or more cells that come more than once; else the one that comes most often. */
function commonWidths(widths: readonly number[]): Set<number> {
  const times = new Map<number, number>();
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1);
  const several = [...times].filter(([width, n]) => width > 1 && n > 1).map(([width]) => width);
  if (several.length > 0) return new Set(several);
  const [modal] = [...times].reduce(
    (a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
    [1, 0],
  );
  const widest = Math.max(1, ...times.keys());
  return new Set([modal === 1 && widest > 1 && (times.get(1) ?? 0) < 3 ? widest : modal]);
}

function startFrom(
  records: readonly HeadRecord[],
  content: readonly number[],
  from: number,
  common: ReadonlySet<number>,
): number {
  const width = (at: number) => widthOf(records[content[at] ?? -1]);
  for (let at = from; at < content.length; at++) {
    if (!common.has(width(at))) continue;
    const ahead = [1, 2, 3].map((step) => width(at + step));
    if (ahead.includes(width(at)) || common.size === 1) return at;
  }
  return content.findIndex((_, at) => common.has(width(at)));
}

/** Where, among the content, the table that starts at `start` ends. */
function endOf(
  records: readonly HeadRecord[],
  content: readonly number[],
  start: number,
  common: ReadonlySet<number>,
): number {
  const record = (at: number) => records[content[at] ?? -1];
  const columns = widthOf(record(start));
  const header = record(start)?.cells.join('\0');
  const afterBlank = (at: number) => records[(content[at] ?? 0) - 1]?.isBlank === true;
  for (let at = start + 1; at < content.length; at++) {
    const { cells } = record(at) ?? { cells: [] };
    if (cells.length === columns) {
      const [before, after] = [record(at - 1)?.cells, record(at + 1)?.cells];
      const isRepeated = columns > 1 && cells.join('\0') === header && hasValues(before, cells);
      if (isRepeated && before?.join('\0') !== header) return at;
      if (at > start + 3 || afterBlank(at)) {
        if (at > start + 1 && isHeaderAmid(cells, before, after, afterBlank(at))) return at;
      }
      continue;
    }
    const other = cells.length;
    if (other < 2 || !common.has(other) || widthOf(record(at + 1)) !== other) continue;
    const resumes = Array.from({ length: longestGap }, (_, step) => at + 2 + step).some(
      (later) => widthOf(record(later)) === columns,
    );
    const isNamed = isHeaderAmid(cells, undefined, record(at + 1)?.cells, true);
    if (!resumes && (afterBlank(at) || isNamed)) return at;
  }
  return content.length;
}

/** Few lines above a wider table are no table: names and values of what was exported. */
function withoutPreambles(
  tables: readonly TablePlace[],
  records: readonly HeadRecord[],
): TablePlace[] {
  const sizeOf = ({ first, end }: TablePlace) =>
    records.slice(first, end).filter(({ isBlank }) => !isBlank).length;
  return tables.filter((table, index) => {
    const rest = tables.slice(index + 1);
    return !rest.some(
      (later) => later.columns > table.columns && sizeOf(later) > sizeOf(table) * 4,
    );
  });
}

/** Which table is meant, where the file holds several. */
export function questionOfTable(
  tables: readonly TablePlace[],
  records: readonly HeadRecord[],
  answer: string | undefined,
): Question[] {
  if (tables.length < 2 || answer !== undefined) return [];
  const options = tables.map(({ first }, index) => ({
    value: String(index + 1),
    preview: (records[first]?.cells ?? []).slice(0, 6).join(' · ').slice(0, 120),
  }));
  return [{ id: 'table', code: 'ask_table', values: { count: tables.length }, options }];
}
