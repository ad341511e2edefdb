import type { Note } from '../decision';

// Marks that are not seen: of direction, of width zero, soft hyphens.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\0]/u;

/**
 * The names of header records over each other, joined by a blank. A name over several columns, in
 * cells that were merged in a spreadsheet, counts for each of them that is named below.
 */
export function joinedNames(header: readonly (readonly string[])[], columns: number): string[] {
  const rows = header.map((cells, row) => {
    let last = '';
    return Array.from({ length: columns }, (_, index) => {
      const cell = cells[index]?.trim() ?? '';
      const below = header[row + 1]?.[index]?.trim() ?? '';
      if (cell !== '') last = cell;
      return cell === '' && below !== '' ? last : (cells[index] ?? '');
    });
  });
  return Array.from({ length: columns }, (_, index) =>
    rows.length === 1
      ? (rows[0]?.[index] ?? '')
      : rows
          .map((row) => row[index]?.trim() ?? '')
          .filter((name) => name !== '')
          .join(' '),
  );
}

/** Names that tell the columns apart, and what was changed or is not seen about them. */
export function labelsOf(names: readonly string[]): { labels: string[]; notes: Note[] } {
  const notes: Note[] = [];
  const add = (code: string, columns: readonly string[]) => {
    const text = columns.slice(0, 8).join(', ').slice(0, 200);
    if (columns.length > 0) notes.push({ code, values: { count: columns.length, columns: text } });
  };
  const taken = new Set(names.map((name) => name.trim().toLowerCase()));
  const seen = new Map<string, number>();
  const unnamed: string[] = [];
  const again: string[] = [];
  const labels = names.map((name, index) => {
    const key = name.trim().toLowerCase();
    if (key === '') {
      const label = free(`column ${index + 1}`, taken);
      unnamed.push(label);
      return label;
    }
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times === 1) return name;
    const label = free(`${name.trim()} (${times})`, taken);
    again.push(label);
    return label;
  });
  add('unnamed_columns', unnamed);
  add('duplicate_columns', again);
  const unseen = names.filter((name) => invisible.test(name));
  add('invisible_characters', unseen);
  return { labels, notes };
}

function free(label: string, taken: Set<string>): string {
  let name = label;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${label} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}
