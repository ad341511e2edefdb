import type { Hint, Note, Refusal, SourceFile } from './decision';
import { decide } from './decide';
import type { Examined, ExamineResult } from './examined';
import { layoutKey, withRemembered } from './layout-key';
import { isKnownName, recognise } from './meaning/recognise';
import { layoutOf, shapeOf } from './reading/dialect';
import { scan, type Scan } from './reading/scan';
import { textOf, type FileText } from './reading/text';

const headBytes = 256 * 1024;

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
  given: Given,
  onBytes: (bytes: number) => void = () => {},
  signal?: AbortSignal,
): Promise<ExamineResult> {
  const refused = ({ code, values }: Note): Refusal => ({
    ...{ file: file.name, code },
    values: { file: file.name, ...values },
  });
  try {
    const encoding = file.unpacked?.isCanonical ? 'utf-8' : given.hint.encoding;
    const text = await textOf(file.blob, { given: encoding }, onBytes, signal);
    if (text === 'cancelled') return text;
    if ('code' in text) return refused(text);
    const result = await examineText(file, text, given, onBytes, signal);
    if (result === 'cancelled') return result;
    if ('code' in result) return refused(result);
    if (encoding !== undefined || !isOtherEncoding(result.scan)) return result;
    const other = await textOf(file.blob, { isNotUtf8: true }, onBytes, signal);
    if (other === 'cancelled') return other;
    if ('code' in other) {
      return isDamageOnly(result.scan) ? result : refused(other);
    }
    const again = await examineText(file, other, given, onBytes, signal);
    if (again === 'cancelled') return again;
    return 'code' in again ? refused(again) : again;
  } catch (cause) {
    // A Blob that cannot be read: a folder, a file that went away or changed meanwhile.
    if (cause instanceof DOMException) return refused({ code: 'unreadable', values: {} });
    throw cause;
  }
}

/** Bytes that are not UTF-8 came up late in the file. */
function isOtherEncoding({ badBytes }: Scan): boolean {
  return badBytes > 0;
}

/** A few bad bytes are damage, and their records are quarantined; many are another encoding. */
function isDamageOnly({ badBytes, records }: Scan): boolean {
  return badBytes <= Math.max(2, records / 10);
}

async function examineText(
  file: SourceFile,
  text: FileText,
  given: Given,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Examined | Note | 'cancelled'> {
  const head = new Uint8Array(await text.blob.slice(0, headBytes).arrayBuffer());
  const layout = layoutOf(head, head.length === text.blob.size, {
    hint: given.hint,
    isCanonical: file.unpacked?.isCanonical ?? false,
    isKnownName,
  });
  if ('code' in layout) return layout;
  const key = await layoutKey(layout.names);
  const remembered = Object.hasOwn(given.layouts, key) ? given.layouts[key] : undefined;
  const hint = withRemembered(given.hint, remembered);
  const scanned = await scan(text.blob, shapeOf(layout), layout.data, onBytes, signal);
  if (scanned === 'cancelled') return scanned;
  const { dialect, header } = layout;
  const recognition = recognise(layout.names, hint, scanned.sample);
  if (!recognition) {
    const columns = layout.names.slice(0, 8).join(' · ').slice(0, 200);
    return { code: header > 0 ? 'no_known_column' : 'no_header', values: { columns } };
  }
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
      ...notesOf(scanned),
      ...recognition.notes,
      ...decided.notes,
    ],
  };
}

/** What the scan of all bytes found, beyond what the head of the file showed. */
function notesOf(scanned: Scan): Note[] {
  const notes: Note[] = [];
  const add = (code: string, count: number) => {
    if (count > 0) notes.push({ code, values: { count } });
  };
  add('blank_lines', scanned.blank);
  add('total_row', scanned.totals);
  add('mended_line_ends', scanned.mendedLineEnds);
  add('no_rows', scanned.records === 0 ? 1 : 0);
  return notes;
}
