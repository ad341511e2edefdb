import type { Decision, Note, Question, Refusal, SourceFile } from './decision';
import type { Scan } from './reading/scan';

/** A file that was read once and understood; nothing of it is in the engine yet. */
export interface Examined {
  /** What was read; kept so that the file can be read again with another decision. */
  source: SourceFile;
  file: string;
  size: number;
  lastModified: number;
  /** Names the file's bytes; equal for the same file dropped twice. */
  fingerprint: string;
  /** Names the columns: equal for files with the same ones, so that a decision can be remembered. */
  layout: string;
  decision: Decision;
  /** What must be answered before the file can be loaded. */
  questions: Question[];
  notes: Note[];
  scan: Scan;
}

/** Bytes and records read so far, of all bytes of the files in hand; `file` is being read. */
export interface Progress {
  file: string;
  stage: 'decode' | 'examine' | 'load';
  done: number;
  total: number;
  rows: number;
}

export type OnProgress = (progress: Progress) => void;

export type ExamineResult = Examined | Refusal | 'cancelled';
export function isRefusal(result: ExamineResult): result is Refusal {
  return result !== 'cancelled' && 'code' in result;
}
