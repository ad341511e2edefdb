import type { Note } from '../decision';

/** What a file is by its first bytes: something to be unpacked, a text, or what is refused. */
export type Form = 'text' | 'gzip' | 'zip' | 'ole' | 'parquet' | 'json' | Note;

interface Signature {
  form: Form;
  bytes: readonly number[];
  /** Where they stand; 0 unless given. */
  at?: number;
}

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
const refused = (code: string): Note => ({ code, values: {} });
const isImage = refused('is_image');
const isArchive = (kind: string): Note => ({ code: 'is_archive', values: { kind } });
const isData = (kind: string): Note => ({ code: 'is_data_file', values: { kind } });

/** Signatures that no text begins with. */
const signatures: readonly Signature[] = [
  { form: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { form: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { form: 'zip', bytes: [0x50, 0x4b, 0x07, 0x08] },
  { form: 'gzip', bytes: [0x1f, 0x8b] },
  { form: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { form: 'parquet', bytes: ascii('PAR1') },
  { form: refused('encrypted_parquet'), bytes: ascii('PARE') },
  { form: refused('is_pdf'), bytes: ascii('%PDF-') },
  { form: isImage, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { form: isImage, bytes: [0xff, 0xd8, 0xff] },
  { form: isImage, bytes: ascii('GIF8') },
  { form: isImage, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { form: isImage, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { form: refused('is_7z'), bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { form: refused('is_rar'), bytes: ascii('Rar!') },
  { form: isArchive('bzip2'), bytes: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4 },
  { form: isArchive('xz'), bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { form: isArchive('Zstandard'), bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { form: isArchive('LZ4'), bytes: [0x04, 0x22, 0x4d, 0x18] },
  { form: isData('SQLite'), bytes: [...ascii('SQLite format 3'), 0] },
  { form: isData('Arrow'), bytes: [...ascii('ARROW1'), 0, 0] },
  { form: isData('Arrow'), bytes: [0xff, 0xff, 0xff, 0xff] },
  { form: isData('Feather'), bytes: ascii('FEA1') },
  { form: isData('Avro'), bytes: [...ascii('Obj'), 1] },
  { form: isData('Access'), bytes: [0, 1, 0, 0, ...ascii('Standard ')] },
  { form: isData('HDF5'), bytes: [0x89, 0x48, 0x44, 0x46] },
  { form: isData('SPSS'), bytes: ascii('$FL2@(#)') },
];

/** Signatures in letters that a text may begin with, too; a NUL among the first bytes decides. */
const withNul: readonly Signature[] = [
  { form: isData('ORC'), bytes: ascii('ORC') },
  { form: isData('DuckDB'), bytes: ascii('DUCK'), at: 8 },
  { form: isArchive('tar'), bytes: ascii('ustar'), at: 257 },
  { form: isImage, bytes: ascii('WEBP'), at: 8 },
  // Photos of phones (HEIC), films and sound in ISO containers.
  { form: refused('is_media'), bytes: ascii('ftyp'), at: 4 },
];

/**
 * What the first bytes say a file is; its name says nothing, as a workbook may be called `.csv`.
 * `head` holds the first few thousand bytes.
 */
export function formOf(head: Uint8Array): Form {
  if (head.length === 0) return refused('empty');
  const known = signatures.find((signature) => stands(head, signature));
  if (known) return known.form;
  if (head.subarray(0, 1024).includes(0)) {
    const binary = withNul.find((signature) => stands(head, signature));
    if (binary) return binary.form;
  }
  const text = textOf(head).trimStart();
  if (/^<(!doctype html|html|head|body|table|meta)/i.test(text)) {
    return /<table/i.test(text) ? refused('is_html_table') : refused('is_html');
  }
  if (/^<\?xml/i.test(text)) return /<html/i.test(text) ? refused('is_html') : refused('is_xml');
  if (isJson(text)) return 'json';
  if (/^<{7} /m.test(text) && /^={7}\r?$/m.test(text)) return refused('is_conflict');
  return 'text';
}

function stands(head: Uint8Array, { bytes, at = 0 }: Signature): boolean {
  return bytes.every((byte, index) => head[at + index] === byte);
}

function textOf(head: Uint8Array): string {
  const [a, b] = head;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(head);
  return new TextDecoder('latin1').decode(head).replace(/^\u00ef\u00bb\u00bf/, '');
}

/** `{"a": …` or `[{…` or `[1,…`; a header such as `[id],[name]` or a line of a log is none. */
function isJson(text: string): boolean {
  return /^\{\s*("|\})/.test(text) || /^\[\s*(\{|\[|"|\]|-?\d[\d.]*\s*[,\]])/.test(text);
}
