import { fill } from '../i18n/text';
import type { BarRow, BarsOptions } from './bars';
import { lineHeight, widest, wrap } from './surface/text-width';
import { words } from './surface/words';

/** Where labels, bars and numbers of a bar chart stand, in pixels. */
export interface BarLayout {
  /** Labels stand left of the bars, or above them where they are long. */
  above: boolean;
  labels: string[][];
  left: number;
  right: number;
  /** What all columns at the right edge take. */
  noteRoom: number;
  /** The columns that have room: where each ends, its heading in lines, its text of each row. */
  notes: readonly { right: number; heading: readonly string[]; texts: readonly string[] }[];
  rowHeight: number;
  barHeight: number;
}

/** Key of the row that sums up the rest; no key of a file contains a NUL. */
export const restKey = '\u0000rest';

/** The rows to draw, and what is said of the others. */
export function limited(
  all: readonly BarRow[],
  options: BarsOptions,
): { rows: readonly BarRow[]; notes: string[] } {
  const { format, limit = 20, rest = 'note' } = options;
  // One row over the limit is worth more than a row that says "1 more".
  if (all.length <= limit + 1) return { rows: all, notes: [] };
  const hidden = all.slice(limit);
  const count = format.count(hidden.length);
  if (rest === 'note') {
    return { rows: all.slice(0, limit), notes: [fill(format.text(words.more), { n: count })] };
  }
  const others: BarRow = {
    key: restKey,
    label: fill(format.text(words.others), { n: count }),
    value: hidden.reduce((sum, row) => sum + (row.value ?? 0), 0),
  };
  return { rows: [...all.slice(0, limit), others], notes: [] };
}

/** Room for labels and numbers, measured. */
export function layoutOf(rows: readonly BarRow[], options: BarsOptions): BarLayout {
  const { width, show } = options;
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const lowest = Math.min(0, ...values);
  const valueRoom = widest([...values.filter((value) => value >= 0).map(show), '–'], 12, 600) + 9;
  const { noteRoom, notes } = noteColumns(rows, options);
  const right = Math.ceil(valueRoom + noteRoom);
  const negativeRoom = roomForNegative(lowest, rows, show);
  const longest = widest(
    rows.map((row) => row.label),
    12,
    600,
  );
  const most = width * 0.36;
  const oneLine = longest <= most;
  const twoLines = rows.map((row) => wrap(row.label, most, 2, 12, 600));
  const fits = width >= 480 && twoLines.every((lines) => !lines.some((line) => line.endsWith('…')));
  if (oneLine || fits) {
    const labels = oneLine ? rows.map((row) => [row.label]) : twoLines;
    const left = Math.ceil(widest(labels.flat(), 12, 600) + negativeRoom + 8);
    const rowHeight = labels.some((lines) => lines.length > 1) ? 38 : 28;
    return { above: false, labels, left, right, noteRoom, notes, rowHeight, barHeight: 18 };
  }
  const labels = rows.map((row) => wrap(row.label, width, 2, 12, 600));
  const lines = Math.max(...labels.map((each) => each.length));
  const left = Math.ceil(negativeRoom);
  return {
    above: true,
    labels,
    left,
    right,
    noteRoom,
    notes,
    rowHeight: 28 + lines * lineHeight,
    barHeight: 14,
  };
}

/** The texts at the right edge of a row. */
export function notesOf({ note, notes }: BarRow): readonly string[] {
  return notes ?? (note === undefined ? [] : [note]);
}

/** The headings of the texts at the right edge. */
export function headingsOf({ noteHeading = '', noteHeadings }: BarsOptions): readonly string[] {
  return noteHeadings ?? [noteHeading];
}

/** As many of the columns as leave the bars half of the width; one has room always. */
function noteColumns(
  rows: readonly BarRow[],
  options: BarsOptions,
): Pick<BarLayout, 'noteRoom' | 'notes'> {
  const { width } = options;
  const headings = headingsOf(options);
  const count = Math.max(0, ...rows.map((row) => notesOf(row).length));
  const most = count > 1 ? 72 : width * 0.25;
  const columns = Array.from({ length: count }, (_, at) => {
    const texts = rows.map((row) => notesOf(row)[at] ?? '');
    const wide = widest(texts, 12, 600);
    const heading = wrap(headings[at] ?? '', Math.max(wide, most), 3).filter(Boolean);
    return { texts, room: Math.ceil(Math.max(wide, widest(heading))), heading };
  });
  let [kept, noteRoom] = [0, 0];
  for (const { room } of columns) {
    if (kept > 0 && noteRoom + 12 + room > width * 0.5) break;
    noteRoom += 12 + room;
    kept += 1;
  }
  let right = width - 1 - noteRoom;
  const notes = columns.slice(0, kept).map(({ texts, heading, room }) => {
    right += 12 + room;
    return { right, heading, texts };
  });
  return { noteRoom, notes };
}

/** Room for the numbers of negative bars, left of the scale. */
export function roomForNegative(
  lowest: number,
  rows: readonly BarRow[],
  show: (value: number) => string,
): number {
  if (lowest >= 0) return 0;
  return (
    widest(
      rows.map((row) => ((row.value ?? 0) < 0 ? show(row.value ?? 0) : '')),
      12,
      600,
    ) + 8
  );
}
