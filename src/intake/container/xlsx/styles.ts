import type { Chunks } from '../inflate';
import { readXml } from './xml';

/** What a number format makes of a number, as far as its text matters to a table. */
export type NumberStyle =
  | { is: 'number' }
  | { is: 'percent' }
  | { is: 'date'; hasTime: boolean }
  | { is: 'time' }
  /** Padded with zeros to so many digits, such as a postal code. */
  | { is: 'padded'; digits: number };

const number: NumberStyle = { is: 'number' };
const date: NumberStyle = { is: 'date', hasTime: false };
const dateTime: NumberStyle = { is: 'date', hasTime: true };
const time: NumberStyle = { is: 'time' };

/** The styles of a workbook's cells, by the index that a cell's `s` gives. */
export async function cellStyles(chunks: Chunks): Promise<NumberStyle[]> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let isCellFormats = false;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) ids.push(Number(attributes.numFmtId ?? 0));
      else if (name === 'numFmt') {
        custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return ids.map((id) => {
    const format = custom.get(id);
    return format === undefined ? builtIn(id) : styleOf(format);
  });
}

/** Built-in formats by number: ECMA-376 §18.8.30, with those of the East Asian versions. */
function builtIn(id: number): NumberStyle {
  if (id === 9 || id === 10) return { is: 'percent' };
  if (id === 22) return dateTime;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return time;
  if (id >= 32 && id <= 35) return time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date;
  return number;
}

/** Understands a format code such as `yyyy"年"m"月"d"日"`, `[h]:mm:ss`, `0.0%`, `000000`. */
export function styleOf(format: string): NumberStyle {
  // What is shown as it stands, colours, conditions and locales; elapsed times are kept.
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
    ?.replace(/general|am\/pm|a\/p/gi, (word) => (/general/i.test(word) ? '' : 'h'))
    .toLowerCase();
  if (bare === undefined) return number;
  const hasTime = /[hs]|\[m+\]/.test(bare);
  if (/[yd]/.test(bare) || (bare.includes('m') && !hasTime)) {
    return { is: 'date', hasTime };
  }
  if (hasTime) return time;
  if (bare.includes('%')) return { is: 'percent' };
  if (/^00+$/.test(bare)) return { is: 'padded', digits: bare.length };
  return number;
}
