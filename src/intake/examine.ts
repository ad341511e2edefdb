import type { Decision, Encoding, Note, Refusal, SourceFile } from './decision';
import { decide } from './decide';
import type { Examined, ExamineResult } from './examined';
import { isHeader } from './meaning/header';
import { recognise } from './meaning/recognise';
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
  try {
    return await examineBytes(file, hint, onBytes, signal);
  } catch (cause) {
    // A Blob that cannot be read: a folder, a file that went away or changed meanwhile.
    if (cause instanceof DOMException) return refusalOf(file, 'unreadable');
    throw cause;
  }
}

function refusalOf(file: SourceFile, code: string, values: Note['values'] = {}): Refusal {
  return { file: file.name, code, values: { file: file.name, ...values } };
}

async function examineBytes(
  file: SourceFile,
  hint: Partial<Decision>,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<ExamineResult> {
  const refusal = (code: string, values?: Note['values']) => refusalOf(file, code, values);
  const head = new Uint8Array(await file.blob.slice(0, headBytes).arrayBuffer());
  if (head.length === 0) return refusal('empty');
  const foreign = notATable(head);
  if (foreign) return refusal(foreign.code, foreign.values);

  const complete = head.length === file.blob.size;
  const guess: EncodingGuess | null = hint.encoding
    ? { encoding: hint.encoding, mark: encodingOf(head, complete)?.mark ?? 0 }
    : encodingOf(head, complete);
  let damaged: Examined | null = null;
  for (const attempt of attemptsFor(guess, hint.encoding !== undefined)) {
    const text = await textOf(file.blob, attempt, onBytes, signal);
    if (text === 'cancelled') return 'cancelled';
    if (typeof text === 'string') continue;
    const result = await examineText(file, text.blob, attempt.encoding, hint, onBytes, signal);
    if (result === 'cancelled') return 'cancelled';
    if ('code' in result) return damaged ?? refusal(result.code, result.values);
    if (result.scan.badBytes === 0) return result;
    damaged = result;
  }
  // A few bad bytes are damage, and their records are quarantined; many are another encoding.
  if (damaged && damaged.scan.badBytes <= Math.max(2, damaged.scan.records / 10)) return damaged;
  return refusal('unknown_encoding');
}

/** The encodings to try in turn, until one has no bad byte. */
function attemptsFor(guess: EncodingGuess | null, decided: boolean): EncodingGuess[] {
  const chinese: EncodingGuess = { encoding: 'gb18030', mark: 0 };
  if (guess === null) return [chinese, { encoding: 'utf-8', mark: 0 }];
  return guess.encoding === 'utf-8' && guess.mark === 0 && !decided ? [guess, chinese] : [guess];
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
    if (names.every((cell) => cell.replace(/[,;|\s]/g, '') === ''))
      return { code: 'blank', values: {} };
    const columns = names.slice(0, 8).join(' · ').slice(0, 200);
    return { code: withHeader ? 'no_known_column' : 'no_header', values: { columns } };
  }
  const scanned = await scan(
    text,
    shapeOf(
      layout.dialect.delimiter,
      layout.dialect.quote,
      layout.columns,
      layout.trailingDelimiter,
    ),
    withHeader ? layout.second : layout,
    onBytes,
    signal,
  );
  if (scanned === 'cancelled') return 'cancelled';
  const headers = withHeader ? names : names.map((_, index) => `c${index + 1}`);
  const fixed = { encoding, dialect: layout.dialect, header: withHeader };
  const decided = await decide(headers, recognition, scanned, hint, fixed);
  if ('code' in decided) return decided;
  return {
    decision: decided.decision,
    questions: decided.questions,
    file: file.name,
    size: file.blob.size,
    lastModified: file.lastModified,
    fingerprint: scanned.fingerprint,
    scan: scanned,
    notes: [...notesOf(layout, scanned, encoding), ...decided.notes],
  };
}

function notesOf(layout: Layout, scanned: Scan, encoding: Encoding): Note[] {
  const notes: Note[] = [];
  const add = (code: string, count: number, values: Note['values'] = {}) => {
    if (count > 0) notes.push({ code, values: { count, ...values } });
  };
  if (encoding !== 'utf-8')
    notes.push({ code: 'decoded', values: { encoding: encoding.toUpperCase() } });
  if (layout.separatorLine) notes.push({ code: 'separator_line', values: {} });
  add('preamble', layout.preamble.length, { text: layout.preamble.join(' / ').slice(0, 200) });
  add('blank_lines', scanned.blank);
  add('total_row', scanned.totals);
  add('mended_line_ends', scanned.mendedLineEnds);
  add('trailing_delimiter', layout.trailingDelimiter ? 1 : 0);
  add('no_rows', scanned.records === 0 ? 1 : 0);
  return notes;
}
