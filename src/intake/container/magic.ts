import type { Note } from '../decision';

const signatures: readonly { code: string; bytes: readonly number[] }[] = [
  { code: 'is_pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { code: 'is_image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { code: 'is_image', bytes: [0xff, 0xd8, 0xff] },
  { code: 'is_image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { code: 'is_xls', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { code: 'is_gzip', bytes: [0x1f, 0x8b] },
  { code: 'is_7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { code: 'is_rar', bytes: [0x52, 0x61, 0x72, 0x21] },
  { code: 'is_parquet', bytes: [0x50, 0x41, 0x52, 0x31] },
];

const zip = [0x50, 0x4b, 0x03, 0x04];

/**
 * What the first bytes say a file is, where it is not a text table: a note for the refusal.
 * `head` holds the first few thousand bytes. Null: it may be a table.
 */
export function notATable(head: Uint8Array): Note | null {
  if (startsWith(head, zip)) return { code: zipContent(head), values: {} };
  const known = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (known) return { code: known.code, values: {} };
  const text = new TextDecoder('latin1')
    .decode(head)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text)) return { code: 'is_html', values: {} };
  if (isJson(text)) return { code: 'is_json', values: {} };
  if (/^<{7} /m.test(text) && /^={7}$/m.test(text)) return { code: 'is_conflict', values: {} };
  return null;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function zipContent(head: Uint8Array): 'is_xlsx' | 'is_zip' {
  const names = new TextDecoder('latin1').decode(head);
  return /\[Content_Types\]|xl\/|_rels\//.test(names) ? 'is_xlsx' : 'is_zip';
}

/** `{"a": …` or `[{…` or `[1,…`; a header such as `[id],[name]` is none. */
function isJson(text: string): boolean {
  return /^\{\s*("|\})/.test(text) || /^\[\s*(\{|\[|"|-?\d|\])/.test(text);
}
