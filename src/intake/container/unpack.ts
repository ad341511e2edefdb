import type { Hint, Question, Refusal, SourceFile } from '../decision';
import { notATable } from './magic';

/** The tables in a dropped file. */
export interface Contents {
  /** Text tables; the file itself where it is one. */
  sources: SourceFile[];
  refusals: Refusal[];
  /** Which of several tables are wanted, where that is open. */
  questions: Question[];
}

const headBytes = 64 * 1024;

/**
 * Opens a dropped file by what its first bytes say it is. What is no text comes out as text:
 * canonical CSV in UTF-8.
 * @throws DOMException where the file cannot be read.
 */
export async function unpack(
  file: SourceFile,
  _hint: Hint,
  _onBytes: (bytes: number) => void,
  _signal?: AbortSignal,
): Promise<Contents | 'cancelled'> {
  const head = new Uint8Array(await file.blob.slice(0, headBytes).arrayBuffer());
  const note = head.length === 0 ? { code: 'empty', values: {} } : notATable(head);
  if (!note) return { sources: [file], refusals: [], questions: [] };
  const refusal = { file: file.name, code: note.code, values: { file: file.name, ...note.values } };
  return { sources: [], refusals: [refusal], questions: [] };
}
