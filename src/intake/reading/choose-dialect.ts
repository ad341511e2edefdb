import type { Dialect } from '../decision';
import { consistencyOf, evennessOf, judged, tellingShare } from './consistency';
import { freeColumnOf } from './free-column';
import { headRecords, type HeadRange, type HeadRecord } from './head';
import type { Shape } from './record';

/** A dialect with what it makes of the head of the file. */
export interface Chosen {
  shape: Shape;
  records: HeadRecord[];
}

const delimiters = [',', ';', '\t', '|', '^', '~', '\x01'];
const SPACE = 32;
const BACKSLASH = 92;
const judgedRecords = 150;

/** Cut nothing yet: the shape of `dialect` where the table is still to be found. */
export function shapeOfDialect(dialect: Partial<Dialect>): Shape {
  const { delimiter = ',', quote = '"', escape = quote, runs = false, comment = '' } = dialect;
  const code = (character: string) => (character === '' ? 0 : character.charCodeAt(0));
  return {
    ...{ delimiter: code(delimiter), quote: code(quote), escape: code(escape) },
    ...{ comment: code(comment), runs, padded: false, relaxed: false },
    ...{ columns: 0, trailingDelimiter: false, free: -1, keepsTotal: false },
  };
}

/** Chooses the dialect that explains the head of the file best, within what is given. */
export function chooseDialect(
  bytes: Uint8Array,
  range: Omit<HeadRange, 'atMost'>,
  given: Partial<Dialect>,
): Shape {
  const few = { ...range, atMost: judgedRecords };
  const tried = (shape: Shape): Chosen => ({ shape, records: headRecords(bytes, shape, few) });
  const quotes = given.quote !== undefined ? [given.quote] : quotesIn(bytes);
  const occurring = delimiters.filter((delimiter) => bytes.includes(delimiter.charCodeAt(0)));
  const wanted = given.delimiter !== undefined ? [given.delimiter] : [',', ...occurring];
  const candidates = quotes.flatMap((quote) =>
    [...new Set(wanted)].map((delimiter) => {
      const shape = shapeOfDialect({ ...given, delimiter, quote });
      return tried(given.escape === undefined ? withEscape(bytes, shape, tried) : shape);
    }),
  );
  const isOpen = given.delimiter === undefined && given.runs === undefined;
  const blanks = isOpen ? blankSeparated(tried, quotes, given) : null;
  let best = candidates[0] ?? tried(shapeOfDialect(given));
  let highest = 0;
  for (const chosen of [...candidates, ...(blanks ? [blanks] : [])]) {
    const weight = chosen === blanks ? 0.95 : 1;
    const score = weight * consistencyOf(judged(chosen.records), highest / weight);
    if (score <= highest * 1.0001) continue;
    best = chosen;
    highest = score;
  }
  const isBlank = best.shape.delimiter === SPACE;
  return { ...best.shape, padded: !best.shape.runs && !isBlank && isPadded(judged(best.records)) };
}

/** Apostrophes quote only where cells stand between them. */
function quotesIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
  const wrapped = text.match(/(?:^|[,;\t|^~\x01 \r\n])'[^'\r\n]*'(?=[,;\t|^~\x01 \r\n]|$)/g);
  return wrapped && wrapped.length > 1 ? ['"', "'"] : ['"'];
}

/**
 * Blanks separate cells where they cut every record alike into three or more cells, half of which
 * look like values; or where quotes keep other blanks together.
 */
function blankSeparated(
  tried: (shape: Shape) => Chosen,
  quotes: string[],
  given: Partial<Dialect>,
): Chosen | null {
  const runs = tried(shapeOfDialect({ ...given, delimiter: ' ', runs: true }));
  const isTable = (records: readonly HeadRecord[]) => {
    const counts = records.map(({ cells }) => cells.length);
    const least = 0.9 * (1 - 1 / Math.max(...counts, 1));
    return records.length > 1 && Math.min(...counts) >= 3 && evennessOf(counts) >= least;
  };
  const single = quotes.map((quote) => tried(shapeOfDialect({ ...given, delimiter: ' ', quote })));
  for (const chosen of [runs, ...single]) {
    const records = judged(chosen.records);
    // The first record may name the columns.
    if (isTable(records) && tellingShare(records.slice(1)) >= 0.5) return chosen;
  }
  for (const { shape } of single) {
    const free = freeColumnOf(shape, (other) => tried(other).records);
    if (free) return tried({ ...shape, ...free });
  }
  return null;
}

/** Whether each delimiter in the table is followed by a blank. */
function isPadded(records: readonly HeadRecord[]): boolean {
  const several = records.filter(({ cells }) => cells.length > 1);
  return several.length > 1 && several.every(({ isPadded }) => isPadded);
}

/**
 * How quotes inside quotes are written: in the way that breaks the fewest records, doubled if
 * several do. They stand as they are only where none is ever doubled.
 */
function withEscape(bytes: Uint8Array, shape: Shape, tried: (shape: Shape) => Chosen): Shape {
  if (shape.quote === 0) return shape;
  const broken = (escape: number) =>
    tried({ ...shape, escape, relaxed: escape === 0 }).records.filter(({ isBroken }) => isBroken)
      .length;
  let best = shape.quote;
  let fewest = broken(shape.quote);
  if (fewest === 0) return shape;
  const others = [
    ...(isEscaped(bytes, shape) ? [BACKSLASH] : []),
    ...(isDoubled(bytes, shape) ? [] : [0]),
  ];
  for (const escape of others) {
    const count = broken(escape);
    if (count >= fewest) continue;
    best = escape;
    fewest = count;
  }
  return { ...shape, escape: best };
}

function isEscaped(bytes: Uint8Array, { quote }: Shape): boolean {
  return bytes.some((byte, i) => byte === BACKSLASH && bytes[i + 1] === quote);
}

/** Whether two quotes stand together within a cell, or three at the end of one. */
function isDoubled(bytes: Uint8Array, { quote, delimiter }: Shape): boolean {
  const isEdge = (byte: number | undefined) =>
    byte === undefined || byte === delimiter || byte === 10 || byte === 13;
  return bytes.some((byte, i) => {
    if (byte !== quote || bytes[i + 1] !== quote) return false;
    const [before, after] = [bytes[i - 1], bytes[i + 2]];
    if (isEdge(before) || before === quote) return false;
    return after === quote ? isEdge(bytes[i + 3]) : !isEdge(after);
  });
}
