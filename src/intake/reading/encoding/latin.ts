import type { CharacterBits } from './wide';

const lower = 'éèêëàâäáãåæçíîïìñóôöòõøœúûüùß';
const upper = 'ÉÈÊÀÂÄÁÃÅÆÇÍÎÑÓÔÖÕØŒÚÜ';
const aloneInWords = 'àéèòóìíáâêôö';
const signs = '€£¥°®™©–—‘’“”„…«»·•ºª¿¡²³½´\u00a0';
const commonSigns = '€£¥’“”–\u00a0';
const insideWords = '’·–';

/**
 * Letters past ASCII of western Europe: they stand in words of ASCII letters and seldom side by
 * side. Text of another encoding read so gives runs of them, and signs inside words.
 */
export const latinBits: CharacterBits = (character, before, after) => {
  const run = before >= '\x80' ? 5 : 0;
  const isJoined = isAsciiLetter(before) || isAsciiLetter(after);
  if (lower.includes(character)) {
    if (isJoined || isLatinLetter(after)) return 5 + run;
    return (aloneInWords.includes(character) ? 9 : 14) + run;
  }
  if (upper.includes(character)) {
    const isMidWord = isAsciiLetter(before) && before >= 'a';
    return (isMidWord || !isJoined ? 14 : 6.5) + run;
  }
  if (signs.includes(character)) {
    const isInside = isAsciiLetter(before) && isAsciiLetter(after);
    const own = commonSigns.includes(character) ? 6.5 : 8.5;
    return own + run + (isInside && !insideWords.includes(character) ? 8 : 0);
  }
  return isLatinLetter(character) ? 11 + run : 16 + run;
};

const isAsciiLetter = (character: string) => /^[A-Za-z]$/.test(character);
const isLatinLetter = (character: string) => /^\p{Script=Latin}$/u.test(character);

/** The letters past ASCII of Danish, Dutch, Finnish, French, German, Italian, Portuguese, Spanish … */
const alphabets = [
  ...['äöüß', 'àâæçéèêëîïôœùûüÿ', 'áéíóúüñçïàèò', 'áâãàçéêíóôõúü', 'àèéìíîòóùú', 'åäöéüàáõšž'],
  ...['åæøéèêóòôäöü', 'áéíóúýðþæö', 'ëïéèöüêáóúä'],
];

/** The number of words with letters that no one language of western Europe has. */
export function oddLatinWords(cell: string): number {
  const words = cell.toLowerCase().match(/[\p{L}¹¾¼³]+/gu) ?? [];
  return words.filter((word) => {
    const own = [...word].filter((letter) => letter >= '\x80');
    return own.length > 0 && !alphabets.some((all) => own.every((letter) => all.includes(letter)));
  }).length;
}

/** Letters of Latin Extended-A, Greek, Cyrillic, Hebrew and Arabic. */
const otherLetter = /^[\u0100-\u017f\u0386-\u03ce\u0401-\u045f\u05d0-\u05ea\u0621-\u064a]$/;

/** Characters of UTF-8: letters among letters, ideographs, signs. */
export const unicodeBits: CharacterBits = (character, before, after) => {
  if (character === '\ufffd') return 25;
  if (character < '\u0100' || signs.includes(character)) return latinBits(character, before, after);
  if (character >= '\u0800') return 12;
  if (!otherLetter.test(character)) return 18;
  return isLetter(before) || isLetter(after) ? 7 : 14;
};

const isLetter = (character: string) => isAsciiLetter(character) || otherLetter.test(character);
