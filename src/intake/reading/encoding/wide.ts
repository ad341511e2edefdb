import { hangul, kanji, simplifiedChinese, traditionalChinese } from './frequent';

/** The encodings whose characters past ASCII have two bytes and more. */
export const wideEncodings = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;
export type WideEncoding = (typeof wideEncodings)[number];

/** What a character past ASCII takes between its neighbours ('' at the ends of the cell). */
export type CharacterBits = (character: string, before: string, after: string) => number;

/** Characters of one commonness: given, or all two-byte codes with these lead and trail bytes. */
interface Tier {
  bits: number;
  characters?: string;
  codes?: readonly [leads: [number, number], trails: [number, number]];
}

const rows94: [number, number] = [0xa1, 0xfe];
const anyTrail: [number, number] = [0x40, 0xfe];
const punctuation = '，。、；：？！（）“”‘’《》「」【】…—～·・ー　％￥／＋－';

/**
 * By commonness, the commonest first: a tier of n characters that make up the share p of texts takes
 * log2(n / p) bits each, such as 9.5 for 500 that make up 70 %. The shares are round figures; the
 * ranges are the levels of the character sets themselves.
 */
const tiers: Record<WideEncoding, readonly Tier[]> = {
  gb18030: [
    { bits: 8, characters: '，。！' },
    // The byte 80 is € here as in windows-1252, which is where it is seen.
    { bits: 24, characters: '€' },
    { bits: 9.5, characters: simplifiedChinese },
    { bits: 10, characters: punctuation },
    { bits: 12.5, characters: traditionalChinese },
    { bits: 13, codes: [[0xa1, 0xa3], rows94] },
    { bits: 14, codes: [[0xb0, 0xd7], rows94] },
    { bits: 18, codes: [[0xd8, 0xf7], rows94] },
    { bits: 20, codes: [[0xa4, 0xa9], rows94] },
  ],
  big5: [
    { bits: 8, characters: '，。！' },
    { bits: 9.5, characters: traditionalChinese },
    { bits: 10, characters: punctuation },
    { bits: 13, codes: [[0xa1, 0xa3], anyTrail] },
    { bits: 14, codes: [[0xa4, 0xc6], anyTrail] },
    { bits: 18.5, codes: [[0xc9, 0xf9], anyTrail] },
  ],
  shift_jis: [
    {
      bits: 7.7,
      codes: [
        [0x82, 0x82],
        [0x9f, 0xf1],
      ],
    },
    { bits: 8.7, characters: 'ー、。' },
    {
      bits: 8.7,
      codes: [
        [0x83, 0x83],
        [0x40, 0x96],
      ],
    },
    { bits: 10.3, characters: kanji },
    { bits: 10, characters: punctuation },
    { bits: 13, codes: [[0x81, 0x82], anyTrail] },
    { bits: 14.5, codes: [[0x88, 0x97], anyTrail] },
    { bits: 19.5, codes: [[0x98, 0x9f], anyTrail] },
    { bits: 19.5, codes: [[0xe0, 0xea], anyTrail] },
  ],
  'euc-jp': [
    { bits: 7.7, codes: [[0xa4, 0xa4], rows94] },
    { bits: 8.7, characters: 'ー、。' },
    { bits: 8.7, codes: [[0xa5, 0xa5], rows94] },
    { bits: 10.3, characters: kanji },
    { bits: 10, characters: punctuation },
    { bits: 13, codes: [[0xa1, 0xa3], rows94] },
    { bits: 14.5, codes: [[0xb0, 0xcf], rows94] },
    { bits: 19.5, codes: [[0xd0, 0xf4], rows94] },
  ],
  'euc-kr': [
    { bits: 8.7, characters: hangul },
    { bits: 10, characters: punctuation },
    { bits: 13, codes: [[0xb0, 0xc8], rows94] },
    { bits: 13, codes: [[0xa1, 0xa3], rows94] },
    { bits: 19, codes: [[0x81, 0xc6], anyTrail] },
    { bits: 21, codes: [[0xca, 0xfd], rows94] },
  ],
};

const built = new Map<string, CharacterBits>();

/** How many bits a character of the encoding takes, by its tier. */
export function wideBits(encoding: WideEncoding): CharacterBits {
  const known = built.get(encoding);
  if (known) return known;
  const table = new Map<string, number>();
  for (const { bits, characters, codes } of tiers[encoding]) {
    for (const character of characters ?? (codes ? decodedCodes(encoding, codes) : '')) {
      if (!table.has(character)) table.set(character, bits);
    }
  }
  const lookup: CharacterBits = (character, before) =>
    table.get(character) ?? oddBits(character, before);
  built.set(encoding, lookup);
  return lookup;
}

function decodedCodes(
  encoding: string,
  [[firstLead, lastLead], [firstTrail, lastTrail]]: NonNullable<Tier['codes']>,
): string {
  const bytes: number[] = [];
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) bytes.push(lead, trail, 0x0a);
  }
  const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
  // Bytes that are no code come back as U+FFFD, controls or ASCII.
  return text.replace(/\ufffd.?|[\0-\x9f\ue000-\uf8ff]/g, '');
}

/** Characters outside the tiers. */
function oddBits(character: string, before: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0xfffd || code < 0xa0) return 45;
  if (code >= 0xe000 && code <= 0xf8ff) return 40;
  // Half-width katakana stand in runs.
  if (code >= 0xff61 && code <= 0xff9f) return before >= '\uff61' && before <= '\uff9f' ? 6.5 : 10;
  if (code > 0xffff) return 20;
  return 24;
}
