import type { Note } from '../decision';
import type { Member } from './zip';

const openDocument = 'application/vnd.oasis.opendocument.';

/**
 * What a ZIP archive is by the names of its members: a workbook that is read, an archive of files,
 * or a document that is refused.
 * @param mimetype the content of its member of that name, '' where there is none.
 */
export function zipForm(members: readonly Member[], mimetype: string): 'xlsx' | 'archive' | Note {
  const names = members.map(({ name }) => name.toLowerCase());
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (mimetype.startsWith(openDocument)) {
    return mimetype.startsWith(`${openDocument}spreadsheet`)
      ? { code: 'is_spreadsheet', values: { kind: 'OpenDocument (.ods)' } }
      : { code: 'is_document', values: { kind: 'OpenDocument' } };
  }
  if (has('index/document.iwa') || has('index.zip')) {
    return { code: 'is_spreadsheet', values: { kind: 'Numbers / iWork' } };
  }
  if (!has('[content_types].xml')) return 'archive';
  if (has('xl/workbook.bin')) return { code: 'is_spreadsheet', values: { kind: 'Excel (.xlsb)' } };
  if (has('word/')) return { code: 'is_document', values: { kind: 'Word (.docx)' } };
  if (has('ppt/')) return { code: 'is_document', values: { kind: 'PowerPoint (.pptx)' } };
  return has('xl/') || has('_rels/.rels') ? 'xlsx' : 'archive';
}

/** What an OLE container is: an old Excel workbook, an encrypted new one, or another document. */
export async function oleForm(blob: Blob): Promise<Note> {
  const names = await oleEntries(blob);
  if (names.includes('EncryptedPackage')) return { code: 'encrypted_workbook', values: {} };
  if (names.includes('WordDocument')) {
    return { code: 'is_document', values: { kind: 'Word (.doc)' } };
  }
  if (names.includes('PowerPoint Document')) {
    return { code: 'is_document', values: { kind: 'PowerPoint (.ppt)' } };
  }
  return { code: 'is_xls', values: {} };
}

/** The names in the first sector of the directory ([MS-CFB] §2.6): enough to tell what it is. */
async function oleEntries(blob: Blob): Promise<string[]> {
  const header = new DataView(await blob.slice(0, 512).arrayBuffer());
  if (header.byteLength < 512) return [];
  const sectorBytes = 2 ** Math.min(16, header.getUint16(30, true));
  const from = (header.getUint32(48, true) + 1) * sectorBytes;
  const sector = await blob.slice(from, from + Math.max(4096, sectorBytes)).arrayBuffer();
  const names: string[] = [];
  for (let at = 0; at + 128 <= sector.byteLength; at += 128) {
    const bytes = new DataView(sector, at, 128).getUint16(64, true);
    if (bytes < 4 || bytes > 64) continue;
    names.push(new TextDecoder('utf-16le').decode(new Uint8Array(sector, at, bytes - 2)));
  }
  return names;
}
