import type { Encoding } from '../decision';
import { invalidUtf8At } from './utf8';

/** An encoding with the number of bytes that its mark takes at the start of the file. */
export interface EncodingGuess {
  encoding: Encoding;
  mark: number;
}

/**
 * The encoding as the first bytes show it. Null: neither UTF-8 nor UTF-16; the caller then tries
 * GB18030 over the whole file. `complete` says whether `head` is the whole file.
 */
export function encodingOf(head: Uint8Array, complete: boolean): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = utf16WithoutMark(head);
  if (wide) return { encoding: wide, mark: 0 };
  const bad = invalidUtf8At(head, 0, head.length);
  const cutCharacter = !complete && bad >= head.length - 3;
  return bad === -1 || cutCharacter ? { encoding: 'utf-8', mark: 0 } : null;
}

/** Every second byte of mostly ASCII text (delimiters, digits, line ends) is NUL in UTF-16. */
function utf16WithoutMark(head: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const pairs = head.length / 2;
  if (odd > pairs * 0.2 && even < odd / 20) return 'utf-16le';
  if (even > pairs * 0.2 && odd < even / 20) return 'utf-16be';
  return null;
}

const chunkBytes = 4 * 1024 * 1024;

/** How a decoded file reads: its text as UTF-8, or why it is not in this encoding. */
export type Decoded = { blob: Blob } | 'invalid' | 'implausible' | 'cancelled';

/**
 * The file as UTF-8. Decodes before anything is split: trail bytes of GB18030 include `|` and `\`.
 * GB18030 accepts almost any bytes, so its text must also look like Chinese.
 */
export async function decoded(
  blob: Blob,
  guess: EncodingGuess,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Decoded> {
  const decoder = new TextDecoder(guess.encoding, { fatal: true });
  const encoder = new TextEncoder();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const seen = { plausible: 0, odd: 0 };
  for (let at = guess.mark; at < blob.size; at += chunkBytes) {
    if (signal?.aborted) return 'cancelled';
    const bytes = await blob.slice(at, at + chunkBytes).arrayBuffer();
    try {
      const last = at + chunkBytes >= blob.size;
      const text = decoder.decode(bytes, { stream: !last });
      if (guess.encoding === 'gb18030') weigh(text, seen);
      pieces.push(encoder.encode(text));
    } catch {
      // A fatal decoder has no other error than "these bytes are not in this encoding".
      return 'invalid';
    }
    onBytes(Math.min(at + chunkBytes, blob.size));
  }
  if (guess.encoding === 'gb18030' && seen.odd > seen.plausible * 0.2) return 'implausible';
  return { blob: new Blob(pieces) };
}

/**
 * Text of another encoding read as GB18030 gives rare characters: of the 6,763 of GB2312, the
 * first level (啊 … 座, B0A1–D7F9) makes up some 99 % of real text.
 */
function weigh(text: string, seen: { plausible: number; odd: number }): void {
  const step = Math.max(1, Math.floor(text.length / 50_000));
  for (let i = 0; i < text.length; i += step) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (isCommon(code)) seen.plausible++;
    else seen.odd++;
  }
}

let common: Set<number> | undefined;

function isCommon(code: number): boolean {
  if (!common) {
    common = new Set();
    const decoder = new TextDecoder('gb18030');
    const rows = [[0xa1, 0xa3] as const, [0xb0, 0xd7] as const];
    for (const [first, last] of rows) {
      for (let lead = first; lead <= last; lead++) {
        for (let trail = 0xa1; trail <= 0xfe; trail++) {
          common.add(decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0));
        }
      }
    }
  }
  return common.has(code);
}
