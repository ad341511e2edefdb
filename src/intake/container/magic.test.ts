import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { opened, refusalsOf, textsOf } from './opened.fixture';
import { unpack } from './unpack';

const zip = (...names: string[]) =>
  new Uint8Array(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));

const ods = new Uint8Array(
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8('<x/>'),
  }),
);

/** An OLE container ([MS-CFB]) whose directory, in its first sector, has these entries. */
function ole(...names: string[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(512 * 4);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (const [i, name] of ['Root Entry', ...names].entries()) {
    const at = 1024 + i * 128;
    bytes.set(Buffer.from(name, 'utf16le'), at);
    view.setUint16(at + 64, name.length * 2 + 2, true);
  }
  return bytes;
}

const binary = (start: string | number[], length = 600) => {
  const bytes = new Uint8Array(length);
  bytes.set(typeof start === 'string' ? strToU8(start) : start);
  return bytes;
};

describe('a file that is no table', () => {
  it.each<[string, string, BlobPart]>([
    ['nothing', 'empty', ''],
    ['PDF', 'is_pdf', '%PDF-1.7\n'],
    ['PNG', 'is_image', binary([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['JPEG', 'is_image', binary([0xff, 0xd8, 0xff, 0xe0])],
    ['WebP', 'is_image', binary('RIFF\0\0\0\0WEBPVP8 ')],
    ['HEIC', 'is_media', binary('\0\0\0\x18ftypheic')],
    ['7z', 'is_7z', binary([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ['RAR', 'is_rar', binary('Rar!\x1a\x07\x01\0')],
    ['bzip2', 'is_archive', binary([0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59])],
    ['xz', 'is_archive', binary([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
    ['Zstandard', 'is_archive', binary([0x28, 0xb5, 0x2f, 0xfd])],
    ['tar', 'is_archive', binary(`orders.csv${'\0'.repeat(247)}ustar\x0000`)],
    ['SQLite', 'is_data_file', binary('SQLite format 3\0')],
    ['Arrow', 'is_data_file', binary('ARROW1\0\0')],
    ['Feather', 'is_data_file', binary('FEA1')],
    ['ORC', 'is_data_file', binary('ORC\0')],
    ['Avro', 'is_data_file', binary('Obj\x01')],
    ['DuckDB', 'is_data_file', binary('\0\0\0\0\0\0\0\0DUCK')],
    ['encrypted Parquet', 'encrypted_parquet', binary('PARE')],
    ['old workbook', 'is_xls', ole('Workbook')],
    ['a cut-off old workbook', 'is_xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['encrypted workbook', 'encrypted_workbook', ole('EncryptionInfo', 'EncryptedPackage')],
    ['old Word document', 'is_document', ole('WordDocument')],
    ['Word document', 'is_document', zip('[Content_Types].xml', 'word/document.xml')],
    ['presentation', 'is_document', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['binary workbook', 'is_spreadsheet', zip('[Content_Types].xml', 'xl/workbook.bin')],
    ['OpenDocument', 'is_spreadsheet', ods],
    ['Numbers', 'is_spreadsheet', zip('Index/Document.iwa', 'preview.jpg')],
    ['sign-in page', 'is_html', '\ufeff\n<!DOCTYPE html><html><body>Sign in'],
    ['web page for Excel', 'is_html_table', '<html xmlns:x="urn"><body><table><tr><td>订单号'],
    ['XML', 'is_xml', '<?xml version="1.0"?>\n<Workbook xmlns="urn:x">'],
    ['XHTML', 'is_html', '<?xml version="1.0"?><html xmlns="x">'],
    ['conflict', 'is_conflict', 'a,b\n<<<<<<< HEAD\n1,2\n=======\r\n1,3\r\n>>>>>>> x\n'],
  ])('is refused as what it is: %s', async (_, code, content) => {
    const contents = await opened('orders.csv', content);
    expect(contents.sources).toEqual([]);
    expect(refusalsOf(contents)).toEqual([['orders.csv', code]]);
  });
});

it('takes a text for a text whatever its first letters are', async () => {
  const texts = [
    'product,DUCK,price\n1,2,3\n',
    'id,x,ftyp,WEBP\n1,2,3,4\n',
    'ORCID,name\n1,a\n',
    'BM,PK\n1,2\n',
    '<name>,value\na,1\n',
    'a\0b,c\n1,2\n',
  ];
  for (const text of texts) {
    expect(await textsOf(await opened('a.csv', text))).toEqual([['a.csv', text]]);
  }
});

it('says that a file cannot be read where that is so', async () => {
  const gone = new Blob(['a']);
  gone.slice = () => {
    throw new DOMException('gone', 'NotFoundError');
  };
  const contents = await unpack({ name: 'a.csv', blob: gone, lastModified: 0 }, {}, () => {});
  expect(contents).toMatchObject({ sources: [], refusals: [{ code: 'unreadable' }] });
});
