import {
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type AsyncBuffer,
  type DecodedArray,
  type FileMetaData,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Job } from '../budget';
import { CanonicalCsv } from '../canonical';
import { Refused } from '../refused';
import { cellOf, isText, type CellOf } from './values';

/**
 * Reads a Parquet file, one row group after the other.
 * @throws Refused where it is damaged or packed in a way that is not read.
 */
export async function readParquet(file: Blob, job: Job): Promise<{ csv: Blob; rows: number }> {
  try {
    return await readGroups(file, job);
  } catch (cause) {
    // All else that the reader throws comes from bytes that are not as they should be.
    if (cause instanceof Refused || cause instanceof DOMException) throw cause;
    throw damaged();
  }
}

async function readGroups(blob: Blob, { budget, signal, onBytes }: Job) {
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const columns = parquetSchema(metadata).children;
  const names = columns.map(({ element }) => element.name);
  // The reader tells columns apart by their names.
  if (new Set(names).size < names.length || names.length === 0) throw damaged();
  const stored = withoutTypes(metadata);
  const table = new CanonicalCsv();
  let start = 0;
  let packed = 0;
  for (const group of metadata.row_groups) {
    signal?.throwIfAborted();
    budget.spend(Number(group.total_byte_size));
    const rows = Number(group.num_rows);
    const readers = new Map(columns.map((tree) => [tree.element.name, new Column(cellOf(tree))]));
    await parquetRead({
      ...{ file, metadata: stored, compressors, utf8: false, geoparquet: false },
      parsers: { timestampFromNanoseconds: (nanos) => nanos },
      rowStart: start,
      rowEnd: start + rows,
      onChunk: ({ columnName, columnData }) => readers.get(columnName)?.chunks.push(columnData),
    });
    const inOrder = [...readers.values()];
    if (inOrder.some(({ length }) => length !== rows)) throw damaged();
    for (let row = 0; row < rows; row++) table.row(inOrder.map((column) => column.next()));
    start += rows;
    packed += group.columns.reduce(
      (bytes, { meta_data }) => bytes + Number(meta_data?.total_compressed_size ?? 0),
      0,
    );
    onBytes(Math.min(packed, blob.size));
  }
  if (start !== Number(metadata.num_rows)) throw damaged();
  return { csv: await table.finish(names), rows: start };
}

/**
 * The metadata without the types that the reader would convert through floating point or Date:
 * values come as they are stored.
 */
function withoutTypes(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (element.num_children !== undefined) return element;
    const { converted_type: _converted, logical_type: _logical, ...stored } = element;
    return isText(element) ? { ...stored, converted_type: 'UTF8' as const } : stored;
  });
  return { ...metadata, schema };
}

/** The cells of a column of one row group, from the top. */
class Column {
  readonly chunks: DecodedArray[] = [];
  #chunk = 0;
  #at = 0;

  constructor(private readonly cell: CellOf) {}

  get length(): number {
    return this.chunks.reduce((rows, chunk) => rows + chunk.length, 0);
  }

  next(): string {
    while (this.#at >= (this.chunks[this.#chunk]?.length ?? Infinity)) {
      this.#chunk++;
      this.#at = 0;
    }
    return this.cell(this.chunks[this.#chunk]?.[this.#at++]);
  }
}

function damaged(): Refused {
  return new Refused({ code: 'damaged_parquet', values: {} });
}
