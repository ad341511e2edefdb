import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc';
import { membersGunzipped } from './gzip';
import { Budget } from './budget';
import { file, opened, refusalsOf, textsOf } from './opened.fixture';
import { unpack } from './unpack';
import { writtenBook } from './xlsx/written.fixture';

const csv = 'order_id,amount\nA1,3\n';
const zip = (files: Zippable) => new Uint8Array(zipSync(files));

describe('a gzip file', () => {
  it('is the table in it, under its own name', async () => {
    const contents = await opened('orders.csv.gz', new Uint8Array(gzipSync(csv)));
    expect(await textsOf(contents)).toEqual([['orders.csv.gz', csv]]);
    expect(contents.sources[0]?.unpacked).toEqual({
      from: 'orders.csv.gz',
      isCanonical: false,
      notes: [{ code: 'from_archive', values: { archive: 'orders.csv.gz', member: 'orders.csv' } }],
    });
  });

  it('may hold several members one after the other', async () => {
    const packed = Buffer.concat([gzipSync(csv), gzipSync('A2,4\n'), gzipSync('A3,5\n')]);
    const job = { budget: new Budget(1000), signal: undefined, onBytes: () => {} };
    const blob = await membersGunzipped(new Blob([packed]), job);
    expect(await blob.text()).toBe(`${csv}A2,4\nA3,5\n`);
    packed[packed.length - 6]! ^= 1;
    await expect(membersGunzipped(new Blob([packed]), job)).rejects.toThrow('damaged_archive');
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -20)],
    ['cut off in its header', (bytes: Uint8Array) => bytes.slice(0, 6)],
    ['changed in its data', (bytes: Uint8Array) => bytes.fill(0xaa, 1000, 1200)],
    ['changed in its sum', (bytes: Uint8Array) => bytes.fill(0, -8, -4)],
  ])('is refused where it is %s', async (_, damage) => {
    const rows = Array.from({ length: 5000 }, (_, i) => `A${i},${(i * 7919) % 1000}\n`).join('');
    const contents = await opened('a.csv.gz', damage(new Uint8Array(gzipSync(rows))) as BlobPart);
    expect(contents.sources).toEqual([]);
    expect(refusalsOf(contents)).toEqual([['a.csv.gz', 'damaged_archive']]);
  });

  it('is stopped where it is a bomb, before it fills the memory', async () => {
    const before = process.memoryUsage().rss;
    const bomb = gzipSync(Buffer.alloc(300 * 2 ** 20), { level: 9 });
    expect(bomb.length).toBeLessThan(400_000);
    const began = performance.now();
    expect(refusalsOf(await opened('a.csv.gz', new Uint8Array(bomb)))).toEqual([
      ['a.csv.gz', 'bomb'],
    ]);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20);
  });
});

describe('a ZIP archive', () => {
  it('is every table in it', async () => {
    const contents = await opened(
      'a.zip',
      zip({
        '2024/orders.csv': strToU8(csv),
        '2024/orders.csv.gz': new Uint8Array(gzipSync('x,y\n1,2\n')),
        'stored.tsv': [strToU8('a\tb\n'), { level: 0 }],
        'inner.zip': zip({ 'deep.csv': strToU8('d,e\n') }),
        '__MACOSX/._orders.csv': strToU8('junk'),
        '.DS_Store': strToU8('junk'),
        'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
        'empty/': new Uint8Array(),
      }),
    );
    expect(await textsOf(contents)).toEqual([
      ['a.zip › 2024/orders.csv', csv],
      ['a.zip › 2024/orders.csv.gz', 'x,y\n1,2\n'],
      ['a.zip › stored.tsv', 'a\tb\n'],
      ['a.zip › inner.zip › deep.csv', 'd,e\n'],
    ]);
    expect(contents.refusals).toEqual([]);
    expect(contents.sources[0]?.unpacked?.notes).toEqual([
      { code: 'from_archive', values: { archive: 'a.zip', member: '2024/orders.csv' } },
      { code: 'left_out_members', values: { members: 'photo.png', count: 1 } },
    ]);
    expect(contents.sources[3]?.unpacked?.from).toBe('a.zip');
  });

  it('may hold workbooks and JSON', async () => {
    const rows = (text: string) =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const book = writtenBook({
      sheets: [
        { name: '一月', rows: rows('a') },
        { name: '二月', rows: rows('b') },
      ],
    });
    const bytes = zip({ 'book.xlsx': book, 'c.json': strToU8('[{"n":1}]') });
    const contents = await opened('a.zip', bytes);
    expect(await textsOf(contents)).toEqual([
      ['a.zip › book.xlsx › 一月', 'a\n'],
      ['a.zip › book.xlsx › 二月', 'b\n'],
      ['a.zip › c.json', 'n\n1\n'],
    ]);
    const codes = contents.sources.map(({ unpacked }) => unpacked?.notes.map(({ code }) => code));
    expect(codes).toEqual([
      ['from_archive', 'from_sheet'],
      ['from_archive', 'from_sheet'],
      ['from_archive', 'from_json'],
    ]);
  });

  it('is not followed into a third archive', async () => {
    const three = zip({ 'b.zip': zip({ 'c.zip': zip({ 'd.csv': strToU8(csv) }) }) });
    expect(refusalsOf(await opened('a.zip', three))).toEqual([
      ['a.zip › b.zip › c.zip', 'nested_too_deep'],
    ]);
  });

  it('is read as Python writes it to a stream: with data descriptors and 64-bit sizes', async () => {
    const path = join(import.meta.dirname, '../../../test/data/containers/python-stream.zip');
    const texts = await textsOf(await opened('a.zip', new Uint8Array(readFileSync(path))));
    expect(texts).toEqual([
      ['a.zip › a.csv', 'x,y\n1,2\n'.repeat(1000)],
      ['a.zip › 订单.csv', 'x,y\n1,2\n'.repeat(1000)],
    ]);
  });

  it('may have a directory in ZIP64', async () => {
    const bytes = zip({ 'a.csv': strToU8(csv) });
    const end = bytes.length - 22;
    const [size, offset] = [12, 16].map((at) =>
      new DataView(bytes.buffer).getUint32(end + at, true),
    );
    const wide = new DataView(new ArrayBuffer(56 + 20));
    wide.setUint32(0, 0x06064b50, true);
    wide.setBigUint64(4, 44n, true);
    wide.setBigUint64(24, 1n, true);
    wide.setBigUint64(32, 1n, true);
    wide.setBigUint64(40, BigInt(size!), true);
    wide.setBigUint64(48, BigInt(offset!), true);
    wide.setUint32(56, 0x07064b50, true);
    wide.setBigUint64(64, BigInt(end), true);
    wide.setUint32(72, 1, true);
    bytes.fill(0xff, end + 8, end + 20);
    const whole = new Blob([bytes.subarray(0, end), wide.buffer, bytes.subarray(end)]);
    expect(await textsOf(await opened('a.zip', whole))).toEqual([['a.zip › a.csv', csv]]);
  });

  it('may have names in GBK', async () => {
    const name = iconv.encode('订单.csv', 'gbk');
    const bytes = zip({ ['x'.repeat(name.length)]: strToU8(csv) });
    for (const at of [30, bytes.length - 22 - name.length]) bytes.set(name, at);
    expect(await textsOf(await opened('a.zip', bytes))).toEqual([['a.zip › 订单.csv', csv]]);
  });

  it('may begin after other bytes, and end with a comment', async () => {
    const bytes = Buffer.concat([
      Buffer.from('PK\x03\x04'.repeat(9)),
      zip({ 'a.csv': strToU8(csv) }),
    ]);
    expect(await textsOf(await opened('a.zip', new Uint8Array(bytes)))).toEqual([
      ['a.zip › a.csv', csv],
    ]);
  });

  it('reports what it cannot read, and reads the rest', async () => {
    const bytes = zip({ 'secret.csv': strToU8(csv), 'b.csv': strToU8('b,c\n') });
    bytes[directoryOf(bytes) + 8]! |= 1;
    const contents = await opened('a.zip', bytes);
    expect(refusalsOf(contents)).toEqual([['a.zip › secret.csv', 'encrypted_member']]);
    expect(await textsOf(contents)).toEqual([['a.zip › b.csv', 'b,c\n']]);
  });

  it('is refused where it is cut off', async () => {
    const bytes = zip({ 'a.csv': strToU8(csv.repeat(100)) });
    expect(refusalsOf(await opened('a.zip', bytes.slice(0, -30)))).toEqual([
      ['a.zip', 'damaged_archive'],
    ]);
  });

  it('is refused where its directory breaks off', async () => {
    const bytes = zip({ 'a.csv': strToU8(csv), 'b.csv': strToU8(csv) });
    bytes[bytes.length - 22 - 46 - 'b.csv'.length]! ^= 1;
    expect(refusalsOf(await opened('a.zip', bytes))).toEqual([['a.zip', 'damaged_archive']]);
  });

  it('is refused where a member is not what its sum says', async () => {
    const rows = Array.from({ length: 900 }, (_, i) => `A${i},${(i * 7919) % 1000}\n`).join('');
    for (const at of [200, 800, 1500]) {
      const bytes = zip({ 'a.csv': strToU8(rows) });
      bytes[at]! ^= 0x10;
      const contents = await opened('a.zip', bytes);
      expect(contents.sources).toEqual([]);
      expect(refusalsOf(contents)).toEqual([['a.zip › a.csv', 'damaged_archive']]);
    }
  });

  it('is refused as a whole where it is a bomb, however its members share it out', async () => {
    const zeros = new Uint8Array(20 * 2 ** 20);
    const bytes = zip(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.csv`, zeros])));
    expect(refusalsOf(await opened('a.zip', bytes))).toEqual([['a.zip', 'bomb']]);
  });

  it('is refused with too many members or without a table', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, strToU8('a')]),
    );
    expect(refusalsOf(await opened('a.zip', zip(many)))).toEqual([['a.zip', 'too_many_members']]);
    const none = { 'a.pdf': strToU8('%PDF-1.7') };
    expect(refusalsOf(await opened('a.zip', zip(none)))).toEqual([['a.zip', 'no_table_inside']]);
    expect(refusalsOf(await opened('a.zip', zip({})))).toEqual([['a.zip', 'no_table_inside']]);
  });

  it('counts what is done up to its own size, and can be cancelled', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `A${i},${Math.sin(i)}\n`).join('');
    const bytes = zip({ 'a.csv': strToU8(rows), 'b.csv': strToU8(`${rows}x`) });
    const done: number[] = [];
    await unpack(file('a.zip', bytes), {}, (n) => done.push(n));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeGreaterThan(bytes.length * 0.95);
    expect(done.at(-1)).toBeLessThanOrEqual(bytes.length);
    const stop = new AbortController();
    const outcome = unpack(file('a.zip', bytes), {}, () => stop.abort(), stop.signal);
    expect(await outcome).toBe('cancelled');
  });
});

it('computes CRC-32 as its catalogue says', () => {
  const bytes = strToU8('123456789');
  // The check value of the catalogue of parametrised CRC algorithms.
  expect(crc32(bytes, 0)).toBe(0xcbf43926);
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4), 0))).toBe(0xcbf43926);
});

function directoryOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
}
