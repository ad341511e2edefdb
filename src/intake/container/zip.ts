import type { Job } from './budget';
import { crc32 } from './crc';
import { inflated } from './inflate';
import { Refused } from './refused';

/** A file in a ZIP archive, as the central directory describes it. */
export interface Member {
  /** With folders, `/` between them; shown, and never used as a path. */
  name: string;
  /** 0 stored, 8 deflated; others are not read. */
  method: number;
  isEncrypted: boolean;
  packedSize: number;
  size: number;
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

const signature = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const signature64 = { end: 0x06064b50, locator: 0x07064b50 };
const endBytes = 22;
const longestComment = 0xffff;
/** A directory of some 200,000 members. */
const mostDirectoryBytes = 32 * 2 ** 20;

/**
 * The files in a ZIP archive by its central directory (APPNOTE.TXT 6.3, with ZIP64): reads the end
 * of the Blob only.
 * @throws Refused for an archive without a sound directory, such as one that is cut off.
 */
export async function membersOf(archive: Blob): Promise<Member[]> {
  const { from, size, base } = await findDirectory(archive);
  if (size > mostDirectoryBytes || from < 0 || from + size > archive.size) throw damaged();
  const bytes = await bytesAt(archive, from, size);
  const view = viewOf(bytes);
  const members: Member[] = [];
  let at = 0;
  while (at + 46 <= size && view.getUint32(at, true) === signature.entry) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    const sizes = {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    widen(sizes, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    members.push({
      ...sizes,
      ...{ name, method, isEncrypted: (flags & 1) !== 0 || method === 99 },
      ...{ crc: view.getUint32(at + 16, true), offset: sizes.offset + base },
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  // Members behind a damaged entry must not vanish.
  if (at !== size) throw damaged();
  return members;
}

/**
 * The unpacked bytes of a member, checked against its size and checksum.
 * @throws Refused where they do not agree, or where it is packed in a way that is not read.
 */
export async function* contentOf(
  archive: Blob,
  member: Member,
  job: Job,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (member.isEncrypted) throw new Refused({ code: 'encrypted_member', values: {} });
  if (member.method !== 0 && member.method !== 8) {
    throw new Refused({ code: 'zip_method', values: {} });
  }
  const header = viewOf(await bytesAt(archive, member.offset, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== signature.local) throw damaged();
  const from = member.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.slice(from, from + member.packedSize);
  if (packed.size < member.packedSize) throw damaged();
  let size = 0;
  let crc = 0;
  const chunks = member.method === 0 ? stored(packed, job) : inflated(packed, 'deflate-raw', job);
  for await (const chunk of chunks) {
    size += chunk.length;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== member.size || crc !== member.crc) throw damaged();
}

async function* stored(packed: Blob, { budget, signal, onBytes }: Job) {
  const step = 2 ** 20;
  for (let at = 0; at < packed.size; at += step) {
    signal?.throwIfAborted();
    const chunk = await bytesAt(packed, at, step);
    budget.spend(chunk.length);
    yield chunk;
    onBytes(at + chunk.length);
  }
}

/** `base`: how many bytes stand before the archive, which its offsets do not count. */
async function findDirectory(archive: Blob) {
  const tailFrom = Math.max(0, archive.size - endBytes - longestComment);
  const tail = viewOf(await bytesAt(archive, tailFrom, archive.size - tailFrom));
  let at = tail.byteLength - endBytes;
  while (at >= 0 && !isEnd(tail, at)) at--;
  if (at < 0) throw damaged();
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  const large = await findDirectory64(archive, tail, at);
  if (large) return large;
  const from = tailFrom + at - size;
  return { from, size, base: from - offset };
}

function isEnd(tail: DataView, at: number): boolean {
  return (
    tail.getUint32(at, true) === signature.end &&
    at + endBytes + tail.getUint16(at + 20, true) <= tail.byteLength
  );
}

async function findDirectory64(archive: Blob, tail: DataView, end: number) {
  const locator = end - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== signature64.locator) return null;
  const record = viewOf(await bytesAt(archive, Number(tail.getBigUint64(locator + 8, true)), 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== signature64.end) throw damaged();
  const size = Number(record.getBigUint64(40, true));
  return { from: Number(record.getBigUint64(48, true)), size, base: 0 };
}

/** Puts in the 64-bit values of the extra field 1 for those that do not fit 32 bits. */
function widen(sizes: { size: number; packedSize: number; offset: number }, extra: Uint8Array) {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff || next + 8 > extra.length) continue;
      sizes[key] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
}

/** Names without the UTF-8 flag are in the system's encoding: here most often GBK. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  for (const encoding of isUtf8 ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      // Not in this encoding; the next one, or bytes shown one by one.
      continue;
    }
  }
  return new TextDecoder('latin1').decode(bytes);
}

async function bytesAt(blob: Blob, from: number, length: number) {
  return new Uint8Array(await blob.slice(from, from + length).arrayBuffer());
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(): Refused {
  return new Refused({ code: 'damaged_archive', values: {} });
}
