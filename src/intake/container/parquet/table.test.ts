import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened, refusalsOf, textsOf } from '../opened.fixture';

async function rowsOf(bytes: BlobPart): Promise<string[][]> {
  const contents = await opened('a.parquet', bytes);
  expect(contents.refusals).toEqual([]);
  const [first] = await textsOf(contents);
  return Papa.parse<string[]>(first![1], { newline: '\n' }).data.slice(0, -1);
}

describe('a Parquet file of DuckDB', () => {
  let connection: DuckDBConnection;
  const folder = mkdtempSync(join(tmpdir(), 'clientele-parquet-'));

  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`create table orders as select
      case when i % 7 = 3 then null else 6217000010001230000 + i end as id,
      '客' || (i % 11) || case when i % 5 = 0 then ', "x"' else '' end as buyer,
      (i * 37 % 100000 / 100)::decimal(12, 2) as amount,
      (-i)::decimal(38, 5) / 3 as fine, (i - 2)::decimal(4, 3) as tiny,
      date '2024-02-27' + i::integer as day,
      timestamp '2024-05-06 13:45:00' + interval (i * 1001) milliseconds as at_micros,
      (timestamp '1969-12-31 23:59:59' + interval (i * 500) milliseconds)::timestamp_ms as at_ms,
      (timestamp '2024-05-06 13:45:00')::timestamp_ns as at_ns,
      time '09:05:07' + interval (i) seconds as clock,
      i % 2 = 0 as paid, (i / 10)::float as price, i * 0.1::double as noise,
      (255 - i % 256)::utinyint as small, 18446744073709551615::ubigint as big,
      uuid() as key
      from range(5) as numbers(i)`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  async function written(query: string, options: string): Promise<Uint8Array<ArrayBuffer>> {
    const path = join(folder, 'a.parquet');
    await connection.run(`copy (${query}) to '${path}' (format parquet, ${options})`);
    return new Uint8Array(readFileSync(path));
  }

  /** What DuckDB itself writes for each value, but for `.0` after whole floating-point numbers. */
  async function texts(query: string): Promise<string[][]> {
    const table = `select columns(*)::varchar from (${query})`;
    const rows = (await connection.runAndReadAll(table)).getRows();
    return rows.map((row) => row.map((value) => String(value ?? '').replace(/^(-?\d+)\.0$/, '$1')));
  }

  it.each([
    'compression uncompressed',
    'compression snappy',
    'compression gzip',
    'compression zstd',
    'compression lz4_raw',
    'compression brotli',
    'compression zstd, parquet_version v2',
  ])('has the values that DuckDB shows, with %s', async (options) => {
    const query = 'select * from orders';
    const [header, ...rows] = await rowsOf(await written(query, options));
    expect(header).toEqual([
      ...['id', 'buyer', 'amount', 'fine', 'tiny', 'day', 'at_micros', 'at_ms', 'at_ns', 'clock'],
      ...['paid', 'price', 'noise', 'small', 'big', 'key'],
    ]);
    expect(rows).toEqual(await texts(query));
  });

  it('is read over several groups of rows', async () => {
    const query = `select i as id, 'B' || (i % 900) as buyer, case when i % 3 = 0 then null else i / 4 end as part
      from range(7000) as numbers(i)`;
    const [, ...rows] = await rowsOf(await written(query, 'row_group_size 2048'));
    expect(rows).toEqual(await texts(query));
  });

  it('has instants in UTC, and nested values as JSON', async () => {
    const query = `select
      timestamptz '2024-05-06 13:45:00+08' as moment,
      [1.5::double, null, 2] as list,
      [date '2024-05-06'] as days,
      {'country': 'CN "x"', 'n': 6217000010001234567, 'd': 1.50::decimal(5, 2)} as place,
      [{'sku': 'a', 'qty': 1}, {'sku': 'b', 'qty': null}] as items,
      map {'a': 1} as map, null::integer[] as none, []::integer[] as nothing,
      '{"k": 6217000010001234567}'::json as json`;
    expect((await rowsOf(await written(query, 'compression zstd')))[1]).toEqual([
      '2024-05-06T05:45:00Z',
      '[1.5,null,2]',
      '["2024-05-06"]',
      '{"country":"CN \\"x\\"","n":6217000010001234567,"d":1.50}',
      '[{"sku":"a","qty":1},{"sku":"b","qty":null}]',
      '{"a":1}',
      '',
      '[]',
      '{"k": 6217000010001234567}',
    ]);
  });
});

describe('a Parquet file', () => {
  const columns: ColumnSource[] = [{ name: 'a', data: ['x', 'y', null], type: 'STRING' }];

  it('may have times of legacy types', async () => {
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 2 },
      {
        name: 'ms',
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        repetition_type: 'REQUIRED',
      },
      {
        ...{ name: 'local', type: 'INT64', repetition_type: 'REQUIRED' },
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' },
      },
    ];
    const bytes = parquetWriteBuffer({
      schema,
      columnData: [
        { name: 'ms', data: [-1n] },
        { name: 'local', data: [1_000_000_000_123_456_789n] },
      ],
    });
    // 10⁹ seconds after 1970 are 2001-09-09 01:46:40 UTC.
    expect(await rowsOf(bytes)).toEqual([
      ['ms', 'local'],
      ['1969-12-31T23:59:59.999Z', '2001-09-09 01:46:40.123456789'],
    ]);
  });

  it('says how many rows it has, whatever its name', async () => {
    const bytes = parquetWriteBuffer({ columnData: columns });
    const { sources } = await opened('a.csv', bytes);
    expect(sources[0]?.unpacked).toEqual({
      ...{ from: 'a.csv', isCanonical: true, firstRow: 0 },
      notes: [
        { code: 'named_otherwise', values: { form: 'Parquet' } },
        { code: 'from_parquet', values: { count: 3 } },
      ],
    });
  });

  it('is refused where it is cut off or damaged', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns }));
    const spoiled = bytes.slice().fill(0xff, 8, 24);
    for (const damaged of [bytes.slice(0, -12), bytes.slice(0, 40), spoiled]) {
      expect(refusalsOf(await opened('a.parquet', damaged))).toEqual([
        ['a.parquet', 'damaged_parquet'],
      ]);
    }
  });

  it('comes back as another program wrote it', async () => {
    const column = (name: string, count: number) =>
      fc.oneof(
        fc
          .array(fc.option(fc.string({ unit: 'grapheme' })), { minLength: count, maxLength: count })
          .map((data) => ({
            source: { name, data, type: 'STRING' as const },
            texts: data.map((value) => value ?? ''),
          })),
        fc
          .array(fc.option(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)), {
            minLength: count,
            maxLength: count,
          })
          .map((data) => ({
            source: { name, data, type: 'INT64' as const },
            texts: data.map((value) => (value === null ? '' : String(value))),
          })),
        fc
          .array(
            fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
            { minLength: count, maxLength: count },
          )
          .map((data) => ({
            source: { name, data, type: 'DOUBLE' as const },
            texts: data.map(String),
          })),
        fc.array(fc.boolean(), { minLength: count, maxLength: count }).map((data) => ({
          source: { name, data, type: 'BOOLEAN' as const },
          texts: data.map(String),
        })),
      );
    const table = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 20 }))
      .chain(([width, count]) =>
        fc.tuple(...Array.from({ length: width }, (_, i) => column(`c${i}`, count))),
      );
    const codecs = fc.constantFrom('UNCOMPRESSED' as const, 'SNAPPY' as const, 'GZIP' as const);
    await fc.assert(
      fc.asyncProperty(
        table,
        codecs,
        fc.integer({ min: 1, max: 9 }),
        async (columns, codec, rowGroupSize) => {
          const bytes = parquetWriteBuffer({
            columnData: columns.map(({ source }) => source),
            ...{
              codec,
              rowGroupSize,
              compressors: { GZIP: (input) => new Uint8Array(gzipSync(input)) },
            },
          });
          const [header, ...rows] = await rowsOf(bytes);
          expect(header).toEqual(columns.map(({ source }) => source.name));
          expect(rows).toEqual(
            columns[0]!.texts.map((_, i) => columns.map(({ texts }) => texts[i])),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
