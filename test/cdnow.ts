import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noHints, type Hint, type Hints } from '../src/intake/decision';

const name = 'CDNOW_sample.txt';
const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'data/cdnow', name)));

/** What the columns of blanks, without a header, are. */
const decisions: Hint = {
  kind: 'transactions',
  header: 0,
  columns: [
    { header: 'c1', role: null },
    { header: 'c2', role: 'customer_id' },
    { header: 'c3', role: 'ordered_at' },
    { header: 'c4', role: 'quantity' },
    { header: 'c5', role: 'amount' },
  ],
};

/** The transactions of CDNOW as a file to drop, and the decisions with which it loads. */
export const cdnow: { files: Record<string, Uint8Array<ArrayBuffer>>; hints: Hints } = {
  files: { [name]: bytes },
  hints: { ...noHints, files: { [name]: decisions } },
};

/** Its lines, each as words. */
export const cdnowLines = (): string[][] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
