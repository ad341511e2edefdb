import type { Chunks } from '../inflate';
import { readXml } from './xml';

/** The shared strings of a workbook, by index. Rich text is joined; phonetic guides are left out. */
export async function sharedStrings(chunks: Chunks): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isGuide = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') isText = !isGuide;
      else if (name === 'rPh') isGuide = true;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(cellText(current));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isGuide = false;
    },
  });
  return strings;
}

const escape = /_x([0-9a-f]{4})_/gi;

/** Text as the cell shows it: `_x000D_` is a character (ECMA-376 §22.9.2.19), line ends are LF. */
export function cellText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(escape, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}
