import { tables, type ColumnType, type Kind } from '../warehouse/tables';
import type { ColumnDecision, Decision, Encoding, Note, Question, SourceFile } from './decision';
import type { Examined, ExamineResult } from './examined';
import { isHeader } from './meaning/header';
import { readingOf, type Reading } from './meaning/formats';
import { recognise, type Recognition } from './meaning/recognise';
import { notATable } from './reading/container';
import { layoutOf, shapeOf, type Layout } from './reading/dialect';
import { decoded, encodingOf, type EncodingGuess } from './reading/encoding';
import { scan, type Scan } from './reading/scan';

const headBytes = 256 * 1024;

/**
 * Reads a file once and decides what it is: encoding, dialect, kind, the role and format of each
 * column. Nothing reaches the engine. `hint` holds what is already decided (from the import
 * screen, an earlier file or `--map`); any part of it may be missing.
 * @returns the examined file, a refusal that says what the file is, or 'cancelled'.
 */
export async function examine(
  file: SourceFile,
  hint: Partial<Decision> = {},
  onBytes: (bytes: number) => void = () => {},
  signal?: AbortSignal,
): Promise<ExamineResult> {
  const refusal = (code: string, values: Note['values'] = {}) => ({
    file: file.name,
    code,
    values: { file: file.name, ...values },
  });
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.blob.slice(0, headBytes).arrayBuffer());
  } catch {
    // Browsers give a folder, or a file that went away, as a Blob that cannot be read.
    return refusal('unreadable');
  }
  if (head.length === 0) return refusal('empty');
  const foreign = notATable(head);
  if (foreign) return refusal(foreign.code, foreign.values);

  const complete = head.length === file.blob.size;
  const guess: EncodingGuess | null = hint.encoding
    ? { encoding: hint.encoding, mark: encodingOf(head, complete)?.mark ?? 0 }
    : encodingOf(head, complete);
  const attempts: EncodingGuess[] = [guess ?? { encoding: 'gb18030', mark: 0 }];
  if (guess?.encoding === 'utf-8' && !hint.encoding) attempts.push({ encoding: 'gb18030', mark: 0 });

  let fallback: Examined | null = null;
  for (const attempt of attempts) {
    const text = await textOf(file.blob, attempt, onBytes, signal);
    if (text === 'cancelled') return 'cancelled';
    if (typeof text === 'string') {
      if (fallback) return fallback;
      continue;
    }
    const result = await examineText(file, text.blob, attempt.encoding, hint, onBytes, signal);
    if (result === 'cancelled') return 'cancelled';
    if ('code' in result) {
      if (fallback) return fallback;
      return { file: file.name, code: result.code, values: { file: file.name, ...result.values } };
    }
    if (attempt.encoding !== 'utf-8' || result.scan.badBytes === 0) return result;
    fallback = result;
    // A few bad bytes are damage; many are another encoding.
    if (result.scan.badBytes <= 2 && result.scan.badBytes * 100 <= result.scan.records) return result;
  }
  if (fallback && fallback.scan.badBytes * 2 <= fallback.scan.records) return fallback;
  return refusal('unknown_encoding');
}

async function textOf(
  blob: Blob,
  guess: EncodingGuess,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): ReturnType<typeof decoded> {
  if (guess.encoding !== 'utf-8') return decoded(blob, guess, onBytes, signal);
  return { blob: guess.mark > 0 ? blob.slice(guess.mark) : blob };
}

async function examineText(
  file: SourceFile,
  text: Blob,
  encoding: Encoding,
  hint: Partial<Decision>,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Examined | Note | 'cancelled'> {
  const head = new Uint8Array(await text.slice(0, headBytes).arrayBuffer());
  if (new TextDecoder().decode(head).trim() === '') return { code: 'blank', values: {} };
  const layout = layoutOf(head, head.length === text.size, hint.dialect);
  const names = layout.head[0] ?? [];
  const withHeader = hint.header ?? isHeader(names);
  const recognition = withHeader
    ? recognise(names, hint.kind)
    : hint.columns && hint.kind
      ? { kind: hint.kind, platform: null, roles: names.map(() => ({ role: null, confidence: 0 })) }
      : null;
  if (!recognition) {
    if (names.every((cell) => cell.replace(/[,;|\s]/g, '') === '')) return { code: 'blank', values: {} };
    const columns = names.slice(0, 8).join(' · ').slice(0, 200);
    return { code: withHeader ? 'no_known_column' : 'no_header', values: { columns } };
  }
  const scanned = await scan(
    text,
    shapeOf(layout.dialect.delimiter, layout.dialect.quote, layout.columns, layout.trailingDelimiter),
    withHeader ? layout.second : layout,
    onBytes,
    signal,
  );
  if (scanned === 'cancelled') return 'cancelled';
  const headers = withHeader ? names : names.map((_, index) => `c${index + 1}`);
  return {
    ...decide(headers, recognition, scanned, hint, { encoding, dialect: layout.dialect, header: withHeader }),
    file: file.name,
    size: file.blob.size,
    lastModified: file.lastModified,
    fingerprint: scanned.fingerprint,
    scan: scanned,
    notes: notesOf(layout, scanned, encoding),
  };
}

function decide(
  headers: readonly string[],
  recognition: Recognition,
  scanned: Scan,
  hint: Partial<Decision>,
  fixed: Pick<Decision, 'encoding' | 'dialect' | 'header'>,
): Pick<Examined, 'decision' | 'questions'> {
  const { kind, platform } = recognition;
  const answers = { ...hint.answers };
  const questions: Question[] = [];
  const columns = headers.map((header, index): ColumnDecision => {
    const given = hint.columns?.find((column) => column.header === header);
    const match = recognition.roles[index] ?? { role: null, confidence: 0 };
    const role = given && given.role !== undefined ? given.role : match.role;
    const values = scanned.sample.map((cells) => cells[index] ?? '');
    const type = role === null ? null : typeOf(kind, role);
    const reading = readingOf(type, role ?? '', values, fixed.dialect.delimiter);
    const open = given?.format ? null : questionOf(header, index, reading, values);
    const answer = open ? answers[open.id] : undefined;
    if (open && answer === undefined) questions.push(open);
    return {
      header,
      role,
      ...settled(reading, answer),
      ...(given?.format ? { format: given.format } : {}),
      confidence: given ? 1 : match.confidence,
      samples: values.filter((value) => value.trim() !== '').slice(0, 3),
    };
  });
  const grain = kind !== 'transactions' ? null : (hint.grain ?? grainOf(columns, scanned, platform?.grain ?? null));
  const decision = { kind, platform: platform?.id ?? null, grain, ...fixed, columns, answers };
  return { decision, questions };
}

/** Helper roles that are dates; every other one is text. */
const helperTypes: Readonly<Record<string, ColumnType>> = { cancelled_at: 'timestamp' };

/** The SQL type of a role, or null where the role is none of the kind's. */
export function typeOf(kind: Kind, role: string): ColumnType | null {
  const columns: Readonly<Record<string, ColumnType>> = tables[kind].columns;
  return columns[role] ?? helperTypes[role] ?? 'varchar';
}

function questionOf(
  header: string,
  index: number,
  { open, signs }: Reading,
  values: readonly string[],
): Question | null {
  if (open === null) return null;
  const example = values.find((value) => value.trim() !== '')?.trim() ?? '';
  const id = `${open}:c${index + 1}`;
  const options = {
    date_order: ['day-month-year', 'month-day-year'],
    decimal_comma: ['number', 'number-decimal-comma'],
    currency: signs,
  }[open].map((value) => ({ value, preview: previewOf(open, value, example) }));
  return { id, code: `ask_${open}`, values: { column: header, example }, options };
}

function previewOf(open: NonNullable<Reading['open']>, option: string, example: string): string {
  if (open === 'currency') return option;
  if (open === 'decimal_comma') {
    return `${example} = ${option === 'number' ? example.replace(/,/g, '') : example.replace(',', '.')}`;
  }
  const [first = '', second = '', year = ''] = example.split(/[/.\- ]/);
  const [month, day] = option === 'day-month-year' ? [second, first] : [first, second];
  return `${example} = ${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function settled(reading: Reading, answer: string | undefined): Pick<ColumnDecision, 'format' | 'currency'> {
  const { format, currency, open } = reading;
  if (answer === undefined) return { format, currency };
  if (open === 'currency') {
    return { format, currency: reading.signs.find((sign) => sign === answer) ?? currency };
  }
  const formats = ['day-month-year', 'month-day-year', 'number', 'number-decimal-comma'] as const;
  return { format: formats.find((known) => known === answer) ?? format, currency };
}

/** A row is a line of an order where order ids come again or the row names its product. */
function grainOf(
  columns: readonly ColumnDecision[],
  { sample }: Scan,
  known: 'line' | 'order' | null,
): 'line' | 'order' {
  const index = columns.findIndex(({ role }) => role === 'order_id');
  if (index === -1) return 'order';
  const ids = sample.map((cells) => cells[index] ?? '').filter((id) => id !== '');
  if (new Set(ids).size < ids.length) return 'line';
  return known ?? (columns.some(({ role }) => role === 'product_id') ? 'line' : 'order');
}

function notesOf(layout: Layout, scanned: Scan, encoding: Encoding): Note[] {
  const notes: Note[] = [];
  const add = (code: string, count: number, values: Note['values'] = {}) => {
    if (count > 0) notes.push({ code, values: { count, ...values } });
  };
  if (encoding !== 'utf-8') notes.push({ code: 'decoded', values: { encoding: encoding.toUpperCase() } });
  if (layout.separatorLine) notes.push({ code: 'separator_line', values: {} });
  add('preamble', layout.preamble.length, { text: layout.preamble.join(' / ').slice(0, 200) });
  add('blank_lines', scanned.blank);
  add('total_row', scanned.totals);
  add('mended_line_ends', scanned.mendedLineEnds);
  add('trailing_delimiter', layout.trailingDelimiter ? 1 : 0);
  add('no_rows', scanned.records === 0 ? 1 : 0);
  return notes;
}
