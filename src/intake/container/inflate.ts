import type { Job } from './budget';
import { Pieces } from './pieces';
import { Refused } from './refused';

export type Chunks = AsyncIterable<Uint8Array<ArrayBuffer>>;

/**
 * The unpacked bytes of a deflated Blob, piece by piece.
 * @throws Refused for damaged data or more than the budget; DOMException where the Blob is
 * unreadable or the job was cancelled.
 */
export async function* inflated(
  packed: Blob,
  format: 'gzip' | 'deflate-raw',
  { budget, signal, onBytes }: Job,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length;
      onBytes(done);
      controller.enqueue(chunk);
    },
  });
  const reader = packed
    .stream()
    .pipeThrough(counted)
    .pipeThrough(new DecompressionStream(format))
    .getReader();
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done: isOver, value } = await read(reader);
      if (isOver) return;
      budget.spend(value.length);
      yield value;
    }
  } finally {
    // Already failed or closed streams reject; what they failed with was thrown above.
    await reader.cancel().catch(() => {});
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>) {
  try {
    return await reader.read();
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    throw new Refused({ code: 'damaged_archive', values: {} });
  }
}

/** All of the pieces as one Blob. */
export async function collected(chunks: Chunks): Promise<Blob> {
  return (await collectedIf(chunks, () => true)) ?? new Blob();
}

/**
 * All of the pieces as one Blob; null where `accepts`, which sees the first 64 KB, declines them.
 * The rest is then not unpacked.
 */
export async function collectedIf(
  chunks: Chunks,
  accepts: (head: Uint8Array) => boolean,
): Promise<Blob | null> {
  const pieces = new Pieces();
  const head = new Uint8Array(64 * 1024);
  let filled = 0;
  let isDecided = false;
  for await (const chunk of chunks) {
    if (!isDecided) {
      const part = chunk.subarray(0, head.length - filled);
      head.set(part, filled);
      filled += part.length;
      isDecided = filled === head.length;
      if (isDecided && !accepts(head)) return null;
    }
    pieces.add(chunk);
  }
  if (!isDecided && !accepts(head.subarray(0, filled))) return null;
  return pieces.blob();
}
