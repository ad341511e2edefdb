import type { Encoding } from '../../decision';
import { bitsOf, bitsOfNoise, legacyEncodings, type LegacyEncoding } from './plausibility';

/** The encoding that the first bytes name, with the number of bytes that the mark takes. */
export interface MarkedEncoding {
  encoding: Encoding;
  mark: number;
}

/** The byte order mark at the start of a file, if there is one. */
export function markOf(head: Uint8Array): MarkedEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  return null;
}

/**
 * UTF-16 without a mark, or null: its ASCII characters (delimiters, digits, line ends) have a NUL
 * on one side, always the same.
 */
export function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nul: [number, number] = [0, 0];
  let ascii = 0;
  let pastAscii = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] as number;
    if (byte >= 0x80) pastAscii++;
    if (byte !== 0) continue;
    nul[i % 2 === 0 ? 0 : 1]++;
    const partner = head[i ^ 1] ?? 0;
    if ((partner >= 0x20 && partner < 0x7f) || (partner >= 9 && partner <= 13)) ascii++;
  }
  const [even, odd] = nul;
  const most = Math.max(even, odd);
  const pairs = head.length / 2;
  if (Math.min(even, odd) > most / 20 || ascii < most * 0.95) return null;
  const isMostlyAscii = most > pairs * 0.2;
  const isMostlyOther = most >= Math.max(2, pairs * 0.005) && pastAscii > head.length * 0.1;
  if (!isMostlyAscii && !isMostlyOther) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What bytes past ASCII are taken for. */
export interface Detection {
  /** Null: text in no known encoding. */
  encoding: Encoding | null;
  /** Whether the bytes decide it; if not, `encoding` is but the most plausible. */
  isDecided: boolean;
  /** All encodings in which the bytes are text, the most plausible first. */
  plausible: Encoding[];
}

const certainlyUtf8: Detection = { encoding: 'utf-8', isDecided: true, plausible: ['utf-8'] };

/** The number of bits by which the best reading must be ahead of the next. */
const ahead = 16;
/** What it says for UTF-8 that the bytes have its form. */
const formBits = 20;
/** By what share a reading may be worse than chance to be worth a question. */
const worthAsking = 0.25;
/** With fewer bytes past ASCII than this, rare characters are worth a question, too. */
const little = 40;

/**
 * The encoding of lines that hold bytes past ASCII. UTF-8 is known by its form, a few bad bytes
 * notwithstanding; the others by how common their characters would be.
 */
export function detect(evidence: Uint8Array, isKnownName: (name: string) => boolean): Detection {
  const utf8 = formOfUtf8(evidence);
  if (utf8 === 'certain') return certainlyUtf8;
  const readings = legacyEncodings.map((encoding: LegacyEncoding | 'utf-8') => {
    const text = decodedLeniently(evidence, encoding);
    return { encoding, isText: !isBroken(text), bits: bitsOf(text, encoding, isKnownName) };
  });
  if (utf8 === 'possible') {
    const bits = bitsOf(decodedLeniently(evidence, 'utf-8'), 'utf-8', isKnownName);
    readings.push({ encoding: 'utf-8', isText: true, bits: bits - formBits });
  }
  readings.sort((a, b) => a.bits - b.bits);
  const [best, next] = readings;
  const plausible = readings.filter(({ isText }) => isText).map(({ encoding }) => encoding);
  const noise = bitsOfNoise(evidence);
  if (!best || !next || best.bits > noise.all + noise.pastAscii * worthAsking) {
    // Every byte is some character of windows-1252: that alone says nothing.
    const isOpen = evidence.filter((byte) => byte >= 0x80).length < little && plausible.length > 1;
    const encoding = isOpen ? (plausible[0] ?? null) : null;
    return { encoding, isDecided: false, plausible };
  }
  const isDecided = best.bits < noise.all && next.bits - best.bits >= ahead;
  if (isDecided && best.encoding === 'utf-8') return certainlyUtf8;
  return {
    ...{ encoding: best.encoding, isDecided },
    plausible: [...new Set([best.encoding, ...plausible])],
  };
}

/** Decodes; what is not in the encoding becomes U+FFFD. */
export function decodedLeniently(bytes: Uint8Array, encoding: Encoding): string {
  // `stream` leaves out a character that the end of the bytes cuts.
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** Whether decoded text holds what is no character of its encoding. */
export function isBroken(text: string): boolean {
  return /[\ufffd\u0080-\u009f\ue000-\uf8ff]/.test(text);
}

/**
 * Whether bytes have the form of UTF-8, a few damaged ones apart. That does not come up by chance
 * but in a few characters, of GB18030 above all: a short text may still be something else.
 */
function formOfUtf8(evidence: Uint8Array): 'certain' | 'possible' | 'no' {
  const pastAscii = decodedLeniently(evidence, 'utf-8').match(/[^\0-\x7f]/gu) ?? [];
  const bad = pastAscii.filter((character) => character === '\ufffd').length;
  const good = pastAscii.length - bad;
  if (good >= 40 && good >= 8 * bad) return 'certain';
  if (good < 3 * bad) return 'no';
  return pastAscii.length === 0 ? 'certain' : 'possible';
}
