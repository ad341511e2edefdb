import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** All readings of a Chinese character, without tones: 曾 is ceng and zeng. */
function readingsOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before) return before;
  const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  const readings = [...new Set(found.map((reading) => reading.toLowerCase()))];
  known.set(character, readings);
  return readings;
}

/** More ways to part a text into syllables than this are not looked at. */
const mostPartings = 12;

/**
 * A regular expression for names that are spoken like the text: by initials (`wxm`), in full
 * (`wangxiaoming`, `xiaoming`), or in full with the last syllable begun (`xiaom`). Null where the text
 * is not Latin letters or where no character is read so.
 * @param characters the Chinese characters that occur in names
 */
export function spokenPattern(text: string, characters: readonly string[]): string | null {
  const letters = text
    .toLowerCase()
    .replace(/[\s'’·-]/g, '')
    .replaceAll('ü', 'v');
  if (!/^[a-z]{2,30}$/.test(letters)) return null;
  const byReading = new Map<string, string[]>();
  for (const character of characters) {
    for (const reading of readingsOf(character)) {
      byReading.set(reading, [...(byReading.get(reading) ?? []), character]);
    }
  }
  const beginning = (start: string): string[] => [
    ...new Set(
      [...byReading].flatMap(([reading, found]) => (reading.startsWith(start) ? found : [])),
    ),
  ];
  const patterns: string[] = [];
  const classOf = (found: readonly string[]) => `[${found.join('')}]`;

  const initials = [...letters].map(beginning);
  if (initials.every((found) => found.length > 0)) patterns.push(initials.map(classOf).join(''));

  const part = (rest: string, before: string): void => {
    if (patterns.length >= mostPartings) return;
    const begun = beginning(rest);
    if (begun.length > 0 && (before !== '' || rest.length > 1))
      patterns.push(before + classOf(begun));
    for (let length = Math.min(6, rest.length - 1); length >= 1; length--) {
      const found = byReading.get(rest.slice(0, length));
      if (found) part(rest.slice(length), before + classOf(found));
    }
  };
  part(letters, '');
  return patterns.length > 0 ? patterns.join('|') : null;
}
