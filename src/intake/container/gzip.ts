import { Gunzip } from 'fflate';
import type { Job } from './budget';
import { crc32 } from './crc';
import { collected, inflated } from './inflate';
import { Pieces } from './pieces';
import { Refused } from './refused';

/**
 * The unpacked content of a gzip file (RFC 1952), of one member or several.
 * @throws Refused where it is damaged, cut off, or unpacks to too much.
 */
export async function gunzipped(packed: Blob, job: Job): Promise<Blob> {
  try {
    return await collected(inflated(packed, 'gzip', job));
  } catch (cause) {
    if (!(cause instanceof Refused) || cause.note.code !== 'damaged_archive') throw cause;
    return membersGunzipped(packed, job);
  }
}

/**
 * Several members one after the other: what log tools and `cat a.gz b.gz` write. Browsers take the
 * second for junk (Compression Streams standard), so fflate unpacks these; it checks no sums.
 */
export async function membersGunzipped(packed: Blob, { budget, signal, onBytes }: Job) {
  const pieces = new Pieces();
  // fflate tells of every member but the first.
  const members = [{ start: 0, size: 0, crc: 0 }];
  const gunzip = new Gunzip((chunk) => {
    budget.spend(chunk.length);
    const member = members.at(-1);
    if (!member) return;
    member.size += chunk.length;
    member.crc = crc32(chunk, member.crc);
    pieces.add(new Uint8Array(chunk));
  });
  gunzip.onmember = (start) => members.push({ start, size: 0, crc: 0 });
  // Small, since one call unpacks all of it before the budget can say no.
  const step = 64 * 1024;
  for (let at = 0; at < packed.size; at += step) {
    signal?.throwIfAborted();
    const bytes = new Uint8Array(await packed.slice(at, at + step).arrayBuffer());
    push(gunzip, bytes, at + step >= packed.size);
    onBytes(at + bytes.length);
  }
  for (const [index, { size, crc }] of members.entries()) {
    const end = members[index + 1]?.start ?? packed.size;
    const sums = new DataView(await packed.slice(Math.max(0, end - 8), end).arrayBuffer());
    const isSound = sums.getUint32(0, true) === crc && sums.getUint32(4, true) === size % 2 ** 32;
    if (!isSound) throw new Refused({ code: 'damaged_archive', values: {} });
  }
  return pieces.blob();
}

function push(gunzip: Gunzip, bytes: Uint8Array, isLast: boolean): void {
  try {
    gunzip.push(bytes, isLast);
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused({ code: 'damaged_archive', values: {} });
  }
}
