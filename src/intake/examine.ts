import {
  encodings,
  type Encoding,
  type Hint,
  type Note,
  type Question,
  type Refusal,
  type SourceFile,
} from './decision';
import { checkedHint } from './checked-hint';
import { decide } from './decide';
import type { Examined, ExamineResult } from './examined';
import { hintOver, layoutKey } from './layout-key';
import { isKnownName, recognise, type Recognition } from './meaning/recognise';
import { layoutOf, shapeOf, type Layout } from './reading/dialect';
import { scan, type Scan, type ScanStart } from './reading/scan';
import { scanNotes } from './reading/scan-notes';
import { textOf, type FileText } from './reading/text';

const headBytes = 256 * 1024;

/** Hears how far a file is: bytes, and records once these are counted. */
export type OnBytes = (bytes: number, records?: number) => void;

/** What is given about a file before it is read. */
export interface Given {
  hint: Hint;
  /** Hints by layout, from earlier files. */
  layouts: Readonly<Record<string, Hint>>;
  /** The zone whose calendar days count. */
  timeZone: string;
}

/**
 * Reads a table once and decides what it is: encoding, dialect, kind, the role and format of each
 * column. Nothing reaches the engine.
 * @returns the examined file, a refusal that says what the file is, or 'cancelled'.
 */
export async function examine(
  file: SourceFile,
  { hint, ...others }: Given,
  onBytes: OnBytes = () => {},
  signal?: AbortSignal,
): Promise<ExamineResult> {
  const given: Given = { ...others, hint: checkedHint(hint) };
  const refused = ({ code, values }: Note): Refusal => ({
    ...{ file: file.name, code },
    values: { file: file.name, ...values },
  });
  try {
    const encoding = givenEncoding(given.hint);
    const text = file.unpacked?.isCanonical
      ? canonicalText(file.blob)
      : await textOf(file.blob, { given: encoding, isKnownName }, onBytes, signal);
    if (text === 'cancelled') return text;
    if ('code' in text) return refused(text);
    const result = await examineText(file, text, given, onBytes, signal);
    if (result === 'cancelled') return result;
    if ('code' in result) return refused(result);
    const isOpen = encoding === undefined && text.encoding === 'utf-8';
    if (!isOpen || result.scan.badBytes === 0) return result;
    // Bytes that are not UTF-8 came up beyond what was looked at.
    const other = await textOf(file.blob, { isNotUtf8: true, isKnownName }, onBytes, signal);
    if (other === 'cancelled') return other;
    if ('code' in other) {
      return isDamageOnly(result.scan) ? result : refused(other);
    }
    if (other.encoding === 'utf-8' && other.questions.length === 0) return result;
    const again = await examineText(file, other, given, onBytes, signal);
    if (again === 'cancelled') return again;
    return 'code' in again ? refused(again) : again;
  } catch (cause) {
    // A Blob that cannot be read: a folder, a file that went away or changed meanwhile.
    if (cause instanceof DOMException) return refused({ code: 'unreadable', values: {} });
    throw cause;
  }
}

/** What was answered, else what was given. */
function givenEncoding({ answers, encoding }: Hint): Encoding | undefined {
  return encodings.find((name) => name === answers?.['encoding']) ?? encoding;
}

function canonicalText(blob: Blob): FileText {
  return { blob, encoding: 'utf-8', notes: [], questions: [] };
}

/** A few bad bytes are damage, and their records are quarantined; many are another encoding. */
function isDamageOnly({ badBytes, records }: Scan): boolean {
  return badBytes <= Math.max(2, records / 10);
}

/** Of a table that was written anew, the place of its first record in the file it came from. */
function rowsOf({ unpacked }: SourceFile, { data }: Layout): Partial<ScanStart> {
  if (!unpacked?.isCanonical) return {};
  return { line: data.row - 1 + (unpacked.firstRow ?? 1), countsRows: true };
}

/** Stands in until the questions are answered: some kind, of which no column has a role. */
function unrecognised(names: readonly string[]): Recognition {
  const roles = names.map(() => ({ role: null, confidence: 0 }));
  return { kind: 'customers', platform: null, roles, questions: [], notes: [] };
}

/**
 * Whether another answer to an open question could make a known table of the file. Of a header: only
 * if its cells are like those below, one of them the same or all with digits.
 */
function mayBeRead(questions: readonly Question[], { names }: Layout, { sample }: Scan): boolean {
  if (questions.some(({ id }) => id !== 'header')) return true;
  const isLikeBelow = names.some((name, index) => {
    const below = sample.map((cells) => cells[index] ?? '');
    return below.includes(name) || [name, ...below].every((cell) => /\d/.test(cell));
  });
  return questions.length > 0 && isLikeBelow;
}

async function examineText(
  file: SourceFile,
  text: FileText,
  given: Given,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<Examined | Note | 'cancelled'> {
  const head = new Uint8Array(await text.blob.slice(0, headBytes).arrayBuffer());
  const layoutBy = (hint: Hint) =>
    layoutOf(head, head.length === text.blob.size, {
      ...{ hint, isCanonical: file.unpacked?.isCanonical ?? false, isKnownName },
    });
  const first = layoutBy(given.hint);
  if ('code' in first) return first;
  const key = await layoutKey(first.names);
  const remembered = Object.hasOwn(given.layouts, key)
    ? checkedHint(given.layouts[key])
    : undefined;
  const hint = hintOver(given.hint, remembered);
  const layout = remembered ? layoutBy(hint) : first;
  if ('code' in layout) return layout;
  const start = { ...layout.data, ...rowsOf(file, layout) };
  const scanned = await scan(text.blob, shapeOf(layout), start, onBytes, signal);
  if (scanned === 'cancelled') return scanned;
  const { dialect, header } = layout;
  const recognised = recognise(layout.names, hint, scanned.sample);
  // A sheet or a single column of text is a remark sooner than a table.
  const isTable = file.unpacked?.sheet === undefined && layout.names.length > 1;
  const isAsked = isTable && mayBeRead([...text.questions, ...layout.questions], layout, scanned);
  const isKnown = recognised !== null && !('code' in recognised);
  // What the columns are called may depend on an open question: that is asked before any refusal.
  const recognition = isKnown || !isAsked ? recognised : unrecognised(layout.names);
  if (!recognition) {
    const shown = header > 0 ? layout.names : (scanned.sample[0] ?? []);
    const columns = shown.slice(0, 8).join(' · ').slice(0, 200);
    return { code: header > 0 ? 'no_known_column' : 'no_header', values: { columns } };
  }
  if ('code' in recognition) return recognition;
  const decided = await decide(layout.names, recognition, scanned, {
    hint,
    timeZone: given.timeZone,
    fixed: { encoding: text.encoding, dialect, header },
  });
  if ('code' in decided) return decided;
  return {
    source: file,
    decision: decided.decision,
    questions: [
      ...text.questions,
      ...layout.questions,
      ...recognition.questions,
      ...decided.questions,
    ],
    file: file.name,
    size: file.blob.size,
    lastModified: file.lastModified,
    fingerprint: scanned.fingerprint,
    layout: key,
    scan: scanned,
    notes: [
      ...(file.unpacked?.notes ?? []),
      ...text.notes,
      ...layout.notes,
      ...scanNotes(scanned),
      ...recognition.notes,
      ...decided.notes,
    ],
  };
}
