import type { Encoding, Note, Question } from '../decision';
import { decoded, encodingOf, type EncodingGuess } from './encoding';

/** The text of a file as UTF-8 without a mark, and what it was before. */
export interface FileText {
  blob: Blob;
  encoding: Encoding;
  notes: Note[];
  questions: Question[];
}

/** What is known of the encoding before the file is read. */
export interface EncodingHint {
  given?: Encoding | undefined;
  /** It was read as UTF-8 and too many records are not: it must be something else. */
  isNotUtf8?: boolean;
}

const headBytes = 256 * 1024;

/**
 * Decodes a file before anything is split: trail bytes of several encodings include `|` and `\`.
 * @returns a note with a refusal's code where no encoding fits.
 */
export async function textOf(
  blob: Blob,
  { given, isNotUtf8 = false }: EncodingHint,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<FileText | Note | 'cancelled'> {
  const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
  const found = encodingOf(head, head.length === blob.size);
  const guess: EncodingGuess =
    given !== undefined
      ? { encoding: given, mark: found?.mark ?? 0 }
      : isNotUtf8 || found === null
        ? { encoding: 'gb18030', mark: 0 }
        : found;
  const { encoding, mark } = guess;
  const notes: Note[] =
    encoding === 'utf-8' ? [] : [{ code: 'decoded', values: { encoding: encoding.toUpperCase() } }];
  if (encoding === 'utf-8') {
    return { blob: mark > 0 ? blob.slice(mark) : blob, encoding, notes, questions: [] };
  }
  const text = await decoded(blob, guess, onBytes, signal);
  if (text === 'cancelled') return text;
  if (typeof text === 'string') return { code: 'unknown_encoding', values: {} };
  return { blob: text.blob, encoding, notes, questions: [] };
}
