import { plainChoice } from '../choice';
import type { ColumnType } from '../../warehouse/tables';
import type { ColumnDecision, Note } from '../decision';
import { wallClockOf, zoneOptions, type Clock } from './clocks';
import { dateShape, dayOf, isSentinel } from './dates';
import { filledOf, type ColumnChoice } from './formats';
import { isPadded, isRounded, isWrapped } from './ids';
import { numberOf, numberShape } from './numbers';
import { optionsOf } from './questions';

/** A column as decided, with what the decision was made from. */
export interface DecidedColumn {
  column: ColumnDecision;
  type: ColumnType | null;
  /** Sample cells, as written. */
  values: readonly string[];
  clock: Clock;
  /** What was not asked and can be switched, with its key among the answers. */
  switchable: (ColumnChoice & { id: string }) | null;
}

/**
 * What the receipt says about how cells are read: a note for each kind of reading that is not
 * plain, with the columns that it concerns.
 */
export function columnNotes(
  columns: readonly DecidedColumn[],
  { timeZone, answers }: { timeZone: string; answers: Readonly<Record<string, string>> },
): Note[] {
  const told = new Map<string, { note: Note; headers: string[] }>();
  const tell = (key: string, header: string, note: Note) => {
    const known = told.get(key);
    if (known) known.headers.push(header);
    else told.set(key, { note, headers: [header] });
  };
  for (const decided of columns) {
    const { header } = decided.column;
    for (const { key, note } of notesOn(decided)) tell(key, header, note);
    const time = timeNote(decided, timeZone);
    if (time) tell(time.code, header, time);
    const sentinel = sentinelNote(decided, answers['sentinels'] ?? 'missing');
    if (sentinel) tell(sentinel.code, header, sentinel);
  }
  return [...told.values()].map(({ note, headers }) => ({
    ...note,
    values: { ...note.values, columns: headers.join(', ') },
  }));
}

interface Keyed {
  /** Equal for columns that one note is about. */
  key: string;
  note: Note;
}

function notesOn(decided: DecidedColumn): Keyed[] {
  const { column, type, values } = decided;
  const filled = filledOf(values);
  if (values.length > 0 && values.every((value) => value.trim() === '')) {
    return [{ key: 'empty', note: { code: 'empty_columns', values: {} } }];
  }
  switch (type) {
    case 'timestamp':
    case 'date':
      return dateNotes(decided, filled);
    case 'decimal(18,4)':
    case 'integer':
      return numberNotes(decided, filled);
    case 'boolean': {
      const words = [...new Set(filled.map((value) => value.toLowerCase()))];
      const note = { code: 'booleans', values: { words: words.slice(0, 8).join(', ') } };
      return words.length > 2 ? [{ key: column.header, note }] : [];
    }
    default:
      return column.format === 'id' ? idNotes(values) : [];
  }
}

function dateNotes({ column, switchable }: DecidedColumn, filled: readonly string[]): Keyed[] {
  const { format } = column;
  const shapes = new Map<string, string>();
  for (const value of filled) {
    const shape = format.startsWith('epoch') ? format : dateShape(value);
    if (shape !== null && !shapes.has(shape)) shapes.set(shape, value);
  }
  const choice = choiceOf(switchable, format, filled[0]);
  return [...shapes].slice(0, 4).flatMap(([shape, example]) => {
    const reading = dayOf(example, format);
    if (reading === null) return [];
    const values = { example, reading };
    const key = choice ? column.header : `${format} ${shape}`;
    return format.startsWith('epoch')
      ? [{ key, note: { code: 'epoch', values } }]
      : [{ key, note: { code: 'date_format', values, ...choice } }];
  });
}

function numberNotes({ column, switchable }: DecidedColumn, filled: readonly string[]): Keyed[] {
  const shapes = new Map<string, string>();
  for (const value of filled) {
    const shape = numberShape(value);
    if (shape !== null && !shapes.has(shape)) shapes.set(shape, value);
  }
  const choice = choiceOf(switchable, column.format, filled[0]);
  return [...shapes].flatMap(([shape, example]) => {
    const reading = numberOf(example, column.format, column.currency ?? null);
    if (reading === null) return [];
    const key = choice ? column.header : `number ${column.format} ${shape}`;
    const values = { example, reading };
    return column.format === 'number-decimal-comma'
      ? [
          {
            key: choice ? column.header : 'comma',
            note: { code: 'decimal_comma', values, ...choice },
          },
        ]
      : [{ key, note: { code: 'number_format', values, ...choice } }];
  });
}

function choiceOf(
  switchable: DecidedColumn['switchable'],
  chosen: string,
  example = '',
): Pick<Note, 'choice'> {
  if (!switchable) return {};
  return { choice: { id: switchable.id, chosen, options: optionsOf(switchable, example) } };
}

function idNotes(values: readonly string[]): Keyed[] {
  const notes: Keyed[] = [];
  const add = (code: string, example: string | undefined) => {
    if (example === undefined) return;
    notes.push({ key: code, note: { code, values: { example: example.trim().slice(0, 80) } } });
  };
  const padded = values.filter((value) => isPadded(value) && !isWrapped(value));
  const composed = values.filter((value) => value !== value.normalize('NFC'));
  add('unwrapped_ids', values.find(isWrapped));
  add('trimmed_ids', padded[0]);
  add('composed_ids', composed[0]);
  if (isRounded(values)) add('excel_rounding', filledOf(values)[0]);
  return notes;
}

/** Times that are instants, or that carry the offset of their own clock. */
function timeNote({ column, clock, values }: DecidedColumn, timeZone: string): Note | null {
  if (clock === 'plain' || typeof column.zone !== 'string') return null;
  const chosen = column.zone === 'as-written' ? 'as_written' : column.zone;
  const example = filledOf(values)[0] ?? '';
  const preview = (zone: string) => wallClockOf(example, column.format, zone);
  const zones = [...new Set([chosen, ...zoneOptions(timeZone)])];
  const options = zones.map((value) => ({ value, preview: preview(value) }));
  const choice = { id: 'time_zone', chosen, options };
  return chosen === 'as_written'
    ? { code: 'own_clock', values: { example }, choice }
    : { code: 'time_zone', values: { example, reading: preview(chosen), zone: chosen }, choice };
}

function sentinelNote({ column, type, values }: DecidedColumn, chosen: string): Note | null {
  if (type !== 'timestamp' && type !== 'date') return null;
  const example = filledOf(values).find((value) => isSentinel(value, column.format));
  if (example === undefined) return null;
  const choice = plainChoice('sentinels', chosen, ['missing', 'keep']);
  return { code: 'sentinels', values: { example }, choice };
}
