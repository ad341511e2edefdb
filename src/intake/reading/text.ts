import type { Encoding, Note, Option, Question } from '../decision';
import { decoded } from './encoding/decode';
import { decodedLeniently, detect, markOf, unmarkedUtf16, type Detection } from './encoding/detect';
import { evidenceOf, evidenceOfAll, isSparse } from './encoding/evidence';
import { cellsPastAscii } from './encoding/plausibility';

/** The text of a file as UTF-8 without a mark, and what it was before. */
export interface FileText {
  blob: Blob;
  encoding: Encoding;
  notes: Note[];
  questions: Question[];
}

/** What is known of the encoding before the file is read. */
export interface EncodingHint {
  /** Used as it is, if the bytes are text in it at all. */
  given?: Encoding | undefined;
  /** It was read as UTF-8 and has bytes that are not: all of it is searched for what it is. */
  isNotUtf8?: boolean;
  /** Whether a cell names a column of some kind of file. */
  isKnownName: (name: string) => boolean;
}

const headBytes = 256 * 1024;

/**
 * Decodes a file before anything is split: trail bytes of several encodings include `|` and `\`.
 * @returns a note with a refusal's code where no encoding, or not the given one, fits.
 */
export async function textOf(
  blob: Blob,
  hint: EncodingHint,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<FileText | Note | 'cancelled'> {
  const found = await readingOf(blob, hint, signal);
  if (found === 'cancelled') return found;
  const { evidence, mark, isDecided } = found;
  const encoding = hint.given ?? found.encoding;
  if (encoding === null) return { code: 'unknown_encoding', values: {} };
  const sample = decodedLeniently(evidence, encoding);
  const named = { encoding: names[encoding] };
  if (hint.given !== undefined && isMostlyBroken(sample)) {
    return { code: 'encoding_misfit', values: named };
  }
  const options: Option[] = [...new Set([encoding, ...found.plausible])].map((value) => ({
    value,
    preview: samplesOf(decodedLeniently(evidence, value))[0] ?? '',
  }));
  const notes: Note[] = [];
  const questions: Question[] = [];
  if (hint.given === undefined && !isDecided) {
    questions.push({ id: 'encoding', code: 'ask_encoding', values: {}, options });
  } else if (encoding !== 'utf-8' || options.length > 1) {
    const choice = { id: 'encoding', chosen: encoding, options };
    const values = { ...named, samples: samplesOf(sample).join(' · ') };
    notes.push({ code: 'decoded', values, ...(options.length > 1 ? { choice } : {}) });
  }
  const text = encoding === found.encoding ? blob.slice(mark) : blob;
  if (encoding === 'utf-8') return { blob: text, encoding, notes, questions };
  const utf8 = await decoded(text, encoding, onBytes, signal);
  return utf8 === 'cancelled' ? utf8 : { blob: utf8, encoding, notes, questions };
}

interface Reading extends Detection {
  /** Bytes that show the encoding. */
  evidence: Uint8Array;
  /** Length of the byte order mark. */
  mark: number;
}

async function readingOf(
  blob: Blob,
  { isNotUtf8 = false, isKnownName }: EncodingHint,
  signal: AbortSignal | undefined,
): Promise<Reading | 'cancelled'> {
  const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
  const marked = markOf(head);
  const certain = marked?.encoding ?? unmarkedUtf16(head);
  if (certain) {
    const mark = marked?.mark ?? 0;
    const evidence = head.subarray(mark);
    return { encoding: certain, isDecided: true, plausible: [certain], evidence, mark };
  }
  const evidence = isNotUtf8
    ? await evidenceOfAll(blob, signal)
    : await evidenceOf(blob, head, head.length === blob.size);
  if (evidence === 'cancelled') return evidence;
  const found = detect(evidence, isKnownName);
  // Every byte is some character of windows-1252: as the only reading, that says little.
  const isDoubtful = !found.isDecided && found.plausible.length < 2;
  if (isNotUtf8 && isDoubtful) return { ...found, encoding: null, evidence, mark: 0 };
  if ((found.encoding === null || isDoubtful) && isSparse(evidence, head)) {
    return { encoding: 'utf-8', isDecided: true, plausible: ['utf-8'], evidence, mark: 0 };
  }
  return { ...found, evidence, mark: 0 };
}

/** The first three cells that hold characters past ASCII, or of all where none does. */
function samplesOf(text: string): string[] {
  const start = text.slice(0, 20_000);
  const pastAscii = cellsPastAscii(start);
  const cells = pastAscii.length > 0 ? pastAscii : start.split(/[\t\r\n",;|]+/).filter(Boolean);
  return cells.slice(0, 3).map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell));
}

function isMostlyBroken(text: string): boolean {
  const pastAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return bad > 0 && bad >= pastAscii / 3;
}

const names: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  'windows-1252': 'Windows-1252',
};
