import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { LegacyEncoding } from '../../src/intake/reading/encoding/plausibility';

const texts = join(import.meta.dirname, '../data/encodings');

const encodingOf: Record<string, LegacyEncoding> = {
  ...{ 'zh-CN': 'gb18030', 'zh-TW': 'big5', ja: 'shift_jis', ko: 'euc-kr', de: 'windows-1252' },
  ...{ fr: 'windows-1252', es: 'windows-1252', pt: 'windows-1252', sv: 'windows-1252' },
};

/** A CSV file whose encoding is known, cut from published texts. */
export interface EncodedFile {
  /** Source, language and number. */
  name: string;
  encoding: LegacyEncoding;
  text: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Characters past ASCII. */
  foreign: number;
}

/** Cuts files from the texts of these sources, the same ones every time; every encoding as often. */
export function encodedFiles(
  sources: readonly string[],
  count: number,
  seed: number,
): EncodedFile[] {
  const random = randomFrom(seed);
  const byEncoding = new Map<LegacyEncoding, { name: string; items: string[] }[]>();
  for (const source of sources) {
    for (const [language, encoding] of Object.entries(encodingOf)) {
      const items = itemsOf(source, language, encoding);
      if (items.length < 30) continue;
      const known = byEncoding.get(encoding) ?? [];
      byEncoding.set(encoding, [...known, { name: `${source} ${language}`, items }]);
    }
  }
  const encodings = [...byEncoding.keys()];
  return Array.from({ length: count }, (_, i) => {
    const encoding = encodings[i % encodings.length]!;
    const lists = byEncoding.get(encoding)!;
    const { name, items } = lists[Math.floor(i / encodings.length) % lists.length]!;
    const text = cut(items, random);
    const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
    const bytes = Uint8Array.from(iconv.encode(text, encoding));
    return { name: `${name} ${i}`, encoding, text, bytes, foreign };
  });
}

/** The lines of a list that the encoding can write. */
function itemsOf(source: string, language: string, encoding: LegacyEncoding): string[] {
  let lines: string[];
  try {
    lines = readFileSync(join(texts, source, `${language}.txt`), 'utf8')
      .trim()
      .split('\n');
  } catch {
    return []; // Not every source has every language.
  }
  const decoder = new TextDecoder(encoding);
  return lines.filter((line) => decoder.decode(iconv.encode(line, encoding)) === line);
}

/** A header of ASCII or of the list's short items, then up to 200 rows with ASCII columns between. */
function cut(items: readonly string[], random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const short = items.filter((item) => item.length <= 8 && !item.includes(','));
  const isHeaderOnly = random() < 0.12;
  const rows = isHeaderOnly ? 0 : pick([5, 8, 12, 20, 40, 80, 140, 200]);
  const width = pick([1, 1, 2, 3]);
  const ownHeader = isHeaderOnly || (random() < 0.4 && short.length > 20);
  const names = Array.from({ length: isHeaderOnly ? width + 3 : width }, (_, i) =>
    ownHeader
      ? pick(short.length > 20 ? short : items).replaceAll(',', '')
      : ['name', 'city', 'note'][i % 3]!,
  );
  const lines = [['order_id', 'order_date', ...names, 'amount'].join(',')];
  for (let row = 1; row <= rows; row++) {
    const day = `2024-0${1 + (row % 9)}-1${row % 10}`;
    const cells = Array.from({ length: width }, () => cell(pick(items)));
    lines.push([`A${1000 + row}`, day, ...cells, (random() * 500).toFixed(2)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
