import { headerWords } from './frequent';
import { latinBits, oddLatinWords, unicodeBits } from './latin';
import { wideBits, wideEncodings, type CharacterBits, type WideEncoding } from './wide';

/** The encodings that only the look of the decoded text tells apart. */
export const legacyEncodings: readonly LegacyEncoding[] = [...wideEncodings, 'windows-1252'];
export type LegacyEncoding = WideEncoding | 'windows-1252';

/** What a letter, digit or sign of ASCII takes inside a cell that holds others, too. */
const asciiBits = 5;
/** What a known name of a column takes as a whole: it is one of a few thousand. */
const knownNameBits = 14;
/** What a word costs whose letters past ASCII are of no one language. */
const oddWordBits = 20;
/** Above this, bytes past ASCII are no text of the encoding: 7 bits would be chance. */
const noiseBits = 7.2;

/** Every separator and the quote: none of them is part of a character in any of the encodings but `|`. */
const separators = /[\t\r\n",;|]/;

/** The distinct cells of decoded text that hold characters past ASCII, in their order. */
export function cellsPastAscii(text: string): string[] {
  const cells = new Set<string>();
  for (const cell of text.split(separators)) {
    if (/[^\0-\x7f]/.test(cell)) cells.add(cell.trim());
  }
  return [...cells];
}

/**
 * Minus the logarithm (base 2) of the probability of the text in the encoding's languages: a model
 * of single characters, by how common they are. The same bytes read in two encodings compare by it;
 * a repeated cell counts once.
 */
export function bitsOf(
  text: string,
  encoding: LegacyEncoding | 'utf-8',
  isKnownName: (name: string) => boolean,
): number {
  const bits =
    encoding === 'utf-8'
      ? unicodeBits
      : encoding === 'windows-1252'
        ? latinBits
        : wideBits(encoding);
  return cellsPastAscii(text).reduce((sum, cell) => {
    const odd = encoding === 'windows-1252' ? oddLatinWords(cell) * oddWordBits : 0;
    const own = bitsOfCell(cell, bits) + odd;
    return sum + (headerWords.has(cell) || isKnownName(cell) ? Math.min(own, knownNameBits) : own);
  }, 0);
}

/**
 * The same for bytes that are no text of any of the encodings: in all, and those past ASCII alone.
 */
export function bitsOfNoise(bytes: Uint8Array): { all: number; pastAscii: number } {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const cells = cellsPastAscii(text);
  const bits = (bitsOfByte: number) =>
    cells.reduce((sum, cell) => sum + bitsOfCell(cell, () => bitsOfByte), 0);
  const all = bits(noiseBits);
  return { all, pastAscii: all - bits(0) };
}

function bitsOfCell(cell: string, bits: CharacterBits): number {
  const characters = [...cell];
  return characters.reduce(
    (sum, character, i) =>
      sum +
      (character < '\x80'
        ? asciiBits
        : bits(character, characters[i - 1] ?? '', characters[i + 1] ?? '')),
    0,
  );
}
