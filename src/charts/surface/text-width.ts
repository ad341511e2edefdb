/** The stack of charts: system fonts only, so that a PNG needs no embedded font. */
export const fontFamily =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';
export const fontSize = 12;
/** Pixels from one line of text to the next. */
export const lineHeight = 16;

let measuring: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** East Asian wide characters take a full em; the rest about 0.6. Used where no canvas is. */
function estimated(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += /[\u1100-\u115f\u2e80-\uffe6]/u.test(character) ? 1 : 0.6;
  return em * size;
}

/** Width of a line of text in pixels, as this browser draws it. */
export function textWidth(text: string, size: number = fontSize, weight = 400): number {
  const key = `${size}/${weight}/${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (measuring === undefined) {
    measuring =
      typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  }
  let width: number;
  if (measuring) {
    measuring.font = `${weight} ${size}px ${fontFamily}`;
    // Digits are drawn tabular, all as wide as a zero; a canvas knows no such setting.
    width = measuring.measureText(text.replace(/\d/g, '0')).width;
  } else {
    width = estimated(text, size);
  }
  if (known.size > 5000) known.clear();
  known.set(key, width);
  return width;
}

/** The widest of several lines; 0 for none. */
export function widest(texts: readonly string[], size: number = fontSize, weight = 400): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, size, weight)), 0);
}

/** The text, shortened with … where it is wider than `room` pixels. */
export function shorten(text: string, room: number, size: number = fontSize, weight = 400): string {
  if (textWidth(text, size, weight) <= room) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const candidate = `${characters.slice(0, middle).join('')}…`;
    if (textWidth(candidate, size, weight) <= room) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

/** Between the steps of a path. */
const arrow = ' → ';

/**
 * Lines of at most `room` pixels, broken at spaces or between Chinese characters, a longer word
 * anywhere; a path “a → b → c” only behind its arrows. What does not fit into `most` lines ends in …
 */
export function wrap(
  text: string,
  room: number,
  most = 2,
  size: number = fontSize,
  weight = 400,
): string[] {
  const words = text.includes(arrow)
    ? text.split(/(?<= → )/u)
    : (text.match(/[\u2e80-\uffe6][，。、；：！？）】》]*|[^\s\u2e80-\uffe6]+\s*|\s+/gu) ?? []);
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    if (line === '' || textWidth((line + word).trimEnd(), size, weight) <= room) {
      line += word;
      continue;
    }
    if (lines.length === most - 1) {
      line += words.slice(index).join('');
      break;
    }
    lines.push(line.trimEnd());
    line = word.trimStart();
  }
  lines.push(line.trimEnd());
  return lines.map((each) => shorten(each, room, size, weight));
}
