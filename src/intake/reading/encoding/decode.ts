import type { Encoding } from '../../decision';

const chunkBytes = 4 * 1024 * 1024;

/**
 * The file as UTF-8. What is no character of the encoding becomes a byte that is no UTF-8, so that
 * the record with it is quarantined. Decodes before anything is split: trail bytes of GB18030,
 * Big5 and Shift-JIS include `|` and `\`.
 */
export async function decoded(
  blob: Blob,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Blob | 'cancelled'> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const keep = (text: string) => {
    const shown = withOpenOnesShown(text, encoding);
    const piece = encoder.encode(shown);
    pieces.push(shown.includes('\ufffd') ? withBadBytes(piece) : piece);
  };
  for (let at = 0; at < blob.size; at += chunkBytes) {
    if (signal?.aborted) return 'cancelled';
    const bytes = await blob.slice(at, at + chunkBytes).arrayBuffer();
    // Node 20 takes windows-1252 for Latin-1 unless it streams: the last chunk, too.
    keep(decoder.decode(bytes, { stream: true }));
    onBytes(Math.min(at + chunkBytes, blob.size));
  }
  keep(decoder.decode());
  return new Blob(pieces);
}

/** The Encoding Standard reads the five bytes that windows-1252 leaves open as control characters. */
function withOpenOnesShown(text: string, encoding: Encoding): string {
  return encoding === 'windows-1252'
    ? text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, '\ufffd')
    : text;
}

/** UTF-8 with U+FFFD (EF BF BD) made the byte FF. */
function withBadBytes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let to = 0;
  for (let from = 0; from < bytes.length; from++) {
    const isBad = bytes[from] === 0xef && bytes[from + 1] === 0xbf && bytes[from + 2] === 0xbd;
    bytes[to++] = isBad ? 0xff : (bytes[from] as number);
    if (isBad) from += 2;
  }
  return bytes.subarray(0, to);
}
