import type { Choice, Note } from '../../intake/decision';
import type { LoadedFile } from './file';

/** A choice whose options need no preview: their texts say what they do. */
export function choiceOf<Option extends string>(
  id: string,
  chosen: Option,
  options: readonly Option[],
): Choice {
  return { id, chosen, options: options.map((value) => ({ value, preview: '' })) };
}

/** Adds a line to the file's receipt. */
export function addNote({ receipt }: LoadedFile, note: Note): void {
  receipt.notes = [...receipt.notes, note];
}
