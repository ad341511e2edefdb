import type { Encoding, Hint, Note, SourceFile } from '../decision';
import { isKnownName } from '../meaning/recognise';
import { layoutOf, shapeOf, type Layout } from './dialect';
import { soundRecords } from './locate';
import { joinedNames } from './names';
import { scan, type Scan } from './scan';
import { textOf } from './text';

/** A table as its file has it: nothing is decided about what it means. */
export interface RawTable {
  /** The header records as written, cell by cell; empty where there are none. */
  header: string[][];
  /** The names that they give, those over each other joined; null without a header. */
  names: string[] | null;
  /** All sound records, in order, as cells. */
  records: () => AsyncIterable<string[]>;
  encoding: Encoding;
  layout: Layout;
  scan: Scan;
}

const headBytes = 256 * 1024;

/**
 * Reads a table with no idea of what kind it is: text, layout, records. Questions take what stands
 * in the hint, else their first reading.
 * @returns a note with a refusal's code where there is no table.
 * @throws DOMException where the file cannot be read.
 */
export async function readTable(source: SourceFile, hint: Hint = {}): Promise<RawTable | Note> {
  const { blob, unpacked } = source;
  const isCanonical = unpacked?.isCanonical ?? false;
  const given = isCanonical ? 'utf-8' : hint.encoding;
  const text = await textOf(blob, { given, isKnownName }, () => {});
  if (text === 'cancelled') throw new TypeError('cancelled without a signal');
  if ('code' in text) return text;
  const head = new Uint8Array(await text.blob.slice(0, headBytes).arrayBuffer());
  const layout = layoutOf(head, head.length === text.blob.size, { hint, isCanonical, isKnownName });
  if ('code' in layout) return layout;
  const scanned = await scan(text.blob, shapeOf(layout), layout.data, () => {});
  if (scanned === 'cancelled') throw new TypeError('cancelled without a signal');
  const { headers } = layout;
  const columns = Math.max(layout.shape.columns, ...headers.map(({ length }) => length));
  return {
    header: headers,
    names: headers.length > 0 ? namesAsWritten(headers, columns) : null,
    records: () => soundRecords(scanned),
    ...{ encoding: text.encoding, layout, scan: scanned },
  };
}

function namesAsWritten(headers: string[][], columns: number): string[] {
  return headers.length === 1 ? (headers[0] ?? []) : joinedNames(headers, columns);
}
