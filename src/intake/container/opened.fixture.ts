import type { Hint } from '../decision';
import { unpack, type Contents } from './unpack';

/** A dropped file of this content. */
export function file(name: string, content: BlobPart) {
  return { name, blob: new Blob([content]), lastModified: 0 };
}

/** What is in a file; fails where it was cancelled. */
export async function opened(name: string, content: BlobPart, hint: Hint = {}): Promise<Contents> {
  const contents = await unpack(file(name, content), hint, () => {});
  if (contents === 'cancelled') throw new Error('cancelled');
  return contents;
}

/** The text of each table by name. */
export async function textsOf({ sources }: Contents): Promise<[string, string][]> {
  return Promise.all(
    sources.map(async ({ name, blob }): Promise<[string, string]> => [name, await blob.text()]),
  );
}

/** The codes of the refusals with the files they are about. */
export function refusalsOf({ refusals }: Contents): [string, string][] {
  return refusals.map(({ file, code }) => [file, code]);
}
