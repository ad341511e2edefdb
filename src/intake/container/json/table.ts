import type { Note } from '../../decision';
import type { Job } from '../budget';
import { CanonicalCsv } from '../canonical';
import { Refused } from '../refused';
import { cutterFor } from './cut';
import { cellsOfObject } from './flatten';
import { outlineOf } from './outline';

const headBytes = 2 ** 20;
const chunkBytes = 2 ** 20;
const mostColumns = 2_000;
const mostShown = 2_000;

/**
 * Reads JSON as a table: an object a line, an array of objects, or one object with such an array.
 * Columns are the names of all objects in the order in which they first appear. A record that is
 * no JSON object becomes a row with one cell too many, so that it is quarantined and not lost.
 * @throws Refused where no table is in it, or where it breaks off.
 */
export async function readJson(file: Blob, job: Job): Promise<{ csv: Blob; notes: Note[] }> {
  const { json, mark } = await asUtf8(file, job);
  const head = await json.slice(0, headBytes).text();
  const { where, property } = outlineOf(head, json.size <= headBytes);
  const table = new CanonicalCsv();
  const columns = new Map<string, number>();
  const broken = { count: 0, line: 0 };
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  function onRecord(bytes: Uint8Array, line: number): void {
    const text = decodedOr(bytes, decoder);
    if (where === 'lines' && (text ?? 'x').trim() === '') return table.blank(1);
    const cells = text === null ? null : cellsOfObject(text);
    if (cells) return table.row(rowOf(cells, columns));
    if (broken.count++ === 0) broken.line = line;
    table.misfit(new TextDecoder().decode(bytes).slice(0, mostShown), columns.size);
  }

  const cutter = cutterFor(where, onRecord);
  for (let at = mark; at < json.size; at += chunkBytes) {
    job.signal?.throwIfAborted();
    cutter.feed(new Uint8Array(await json.slice(at, at + chunkBytes).arrayBuffer()));
    job.onBytes(Math.min(at + chunkBytes, json.size));
  }
  const openLine = cutter.end();
  if (openLine !== null) throw damaged(openLine);
  if (property !== null && cutter.lists > 1) {
    throw new Refused({ code: 'json_several_tables', values: { names: `${property} · …` } });
  }
  if (table.rows === 0) throw new Refused({ code: 'json_no_objects', values: {} });
  if (broken.count * 2 > table.rows) {
    throw broken.count === table.rows && where !== 'lines'
      ? new Refused({ code: 'json_no_objects', values: {} })
      : damaged(broken.line);
  }
  const notes: Note[] = [
    property === null
      ? { code: 'from_json', values: { count: table.rows } }
      : { code: 'from_json_property', values: { property, count: table.rows } },
  ];
  if (broken.count > 0) notes.push({ code: 'json_broken', values: broken });
  return { csv: await table.finish([...columns.keys()]), notes };
}

/** The cells by position; a name that is new gets the next one. */
function rowOf(cells: Map<string, string>, columns: Map<string, number>): string[] {
  const row: string[] = [];
  for (const [name, cell] of cells) {
    let at = columns.get(name);
    if (at === undefined) {
      at = columns.size;
      if (at === mostColumns) throw new Refused({ code: 'json_too_wide', values: { columns: at } });
      columns.set(name, at);
    }
    while (row.length < at) row.push('');
    row[at] = cell;
  }
  return row;
}

function decodedOr(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    // Bytes that are not UTF-8: the record is damaged.
    return null;
  }
}

/** JSON is UTF-8 (RFC 8259); Windows tools also write UTF-16 with its mark. */
async function asUtf8(file: Blob, { signal }: Job): Promise<{ json: Blob; mark: number }> {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  if (a === 0xef && b === 0xbb && c === 0xbf) return { json: file, mark: 3 };
  const encoding =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (!encoding) return { json: file, mark: 0 };
  const text = file
    .stream()
    .pipeThrough(new TextDecoderStream(encoding), signal ? { signal } : {})
    .pipeThrough(new TextEncoderStream());
  return { json: await new Response(text).blob(), mark: 0 };
}

function damaged(line: number): Refused {
  return new Refused({ code: 'json_damaged', values: { line } });
}
