import type { Note } from '../../intake/decision';
import type { LoadedFile } from './file';

/** Adds a line to the file's receipt. */
export function addNote({ receipt }: LoadedFile, note: Note): void {
  receipt.notes = [...receipt.notes, note];
}
